import type { ReactNode } from 'react';

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-flex min-h-5 min-w-5 items-center justify-center rounded border border-line-strong bg-sunken px-1 font-mono text-2xs text-ink-muted">
      {children}
    </kbd>
  );
}
