import type { CapacitySource } from '@pulse/contract';
import { Card } from '@pulse/ui';
import type { ReactNode } from 'react';
import { InventedBadge } from './invented-badge.tsx';

export interface HospitalSectionProps {
  title: string;
  note?: ReactNode;
  source?: CapacitySource | null;
  /** What can be done with it, at the right of its title. */
  action?: ReactNode;
  className?: string;
  children: ReactNode;
}

export function HospitalSection({
  title,
  note,
  source = null,
  action,
  className,
  children,
}: HospitalSectionProps) {
  return (
    <Card as="section" aria-label={title} className={className}>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="flex flex-wrap items-center gap-2 text-heading font-semibold">
          {title}
          <InventedBadge source={source} />
        </h2>
        {action}
      </div>
      {note ? <p className="mt-0.5 text-sm text-ink-muted">{note}</p> : null}
      <div className="mt-3">{children}</div>
    </Card>
  );
}

/** Looks of a plain table in a section. */
export const tableClasses =
  'w-full text-sm [&_td]:border-t [&_td]:border-line [&_td]:px-2 [&_td]:py-2 [&_th]:px-2 [&_th]:py-1.5 [&_thead_th]:text-xs [&_thead_th]:font-semibold [&_thead_th]:text-ink-muted [&_tbody_th]:border-t [&_tbody_th]:border-line [&_tbody_th]:font-normal text-left';
