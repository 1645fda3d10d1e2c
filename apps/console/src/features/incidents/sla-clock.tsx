'use client';

import clsx from 'clsx';
import Clock from 'lucide-react/icons/clock';
import ClockAlert from 'lucide-react/icons/clock-alert';
import { useEffect, useState } from 'react';
import { useCity } from '../city/city-context.tsx';
import { type SlaUrgency, slaText, slaUrgency } from './sla-text.ts';

const refreshMs = 30_000;
const colours: Record<SlaUrgency, string> = {
  overdue: 'text-danger-ink',
  soon: 'text-warning-ink',
  fine: 'text-ink-muted',
};

export interface SlaClockProps {
  dueAt: string;
  /** When it was closed; then the clock stands. */
  closedAt?: string | null;
  className?: string;
}

/** How long until the city promised to have it mended, or how long past that. */
export function SlaClock({ dueAt, closedAt, className }: SlaClockProps) {
  const { renderedAtMs } = useCity();
  const [nowMs, setNowMs] = useState(renderedAtMs);
  useEffect(() => {
    setNowMs(Date.now());
    const timer = setInterval(() => setNowMs(Date.now()), refreshMs);
    return () => clearInterval(timer);
  }, []);
  const leftMs = Date.parse(dueAt) - (closedAt ? Date.parse(closedAt) : nowMs);
  const urgency = slaUrgency(leftMs);
  const Icon = urgency === 'overdue' ? ClockAlert : Clock;
  return (
    <span
      className={clsx(
        'inline-flex items-center gap-1 text-xs font-medium whitespace-nowrap tabular-nums',
        closedAt ? 'text-ink-muted' : colours[urgency],
        className,
      )}
    >
      <Icon aria-hidden size={14} />
      {closedAt ? (leftMs >= 0 ? 'Closed in time' : 'Closed late') : slaText(leftMs)}
    </span>
  );
}
