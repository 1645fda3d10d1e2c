import type { ReactNode } from 'react';

export interface PageFrameProps {
  title: string;
  intro?: ReactNode;
  children: ReactNode;
}

/** An ordinary page: one column, readable width, room for the bar below. */
export function PageFrame({ title, intro, children }: PageFrameProps) {
  return (
    <div className="mx-auto grid w-full max-w-2xl grid-cols-[minmax(0,1fr)] content-start gap-5 px-4 pt-6 pb-[calc(var(--bar)+2.5rem)]">
      <header className="grid gap-1">
        <h1 className="text-title font-bold">{title}</h1>
        {intro ? <p className="text-ink-muted">{intro}</p> : null}
      </header>
      {children}
    </div>
  );
}
