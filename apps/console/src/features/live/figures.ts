import { type Call, type Me, routes } from '@pulse/contract';
import { queryOptions } from '@tanstack/react-query';
import { dayStartMs } from '../city/day-start.ts';
import { decides } from '../viewer/permissions.ts';

export interface Figure {
  id: string;
  label: string;
  value: number;
  /** What the number means. */
  explain: string;
  href: string;
}

const dayMs = 24 * 60 * 60 * 1000;

/** The four figures of the live screen, for what the role may see. */
export const figuresQuery = (call: Call, viewer: Pick<Me, 'role'>, timeZone: string) =>
  queryOptions({
    queryKey: ['figures', viewer.role],
    queryFn: () => {
      const nowMs = Date.now();
      return decides(viewer)
        ? staffFigures(call, nowMs, timeZone)
        : publicFigures(call, nowMs, timeZone);
    },
    // Midnight and due times pass without any message.
    refetchInterval: 60_000,
  });

const staffFigures = async (call: Call, nowMs: number, timeZone: string): Promise<Figure[]> => {
  const [counts, resolved, overdue] = await Promise.all([
    call(routes.countIncidents),
    resolvedToday(call, nowMs, timeZone),
    call(routes.countIncidents, { query: { dueBefore: new Date(nowMs).toISOString() } }),
  ]);
  return [
    {
      id: 'waiting',
      label: 'Waiting for approval',
      value: counts.byStatus.reported ?? 0,
      explain: 'Reports that nobody has decided on; only staff see them',
      href: '/queue',
    },
    active(counts.byStatus.active),
    resolved,
    {
      id: 'overdue',
      label: 'Overdue',
      value: overdue.total,
      explain: 'Waiting or active, and past the time the city allows for its category',
      href: '/incidents?status=reported,active&sort=due',
    },
  ];
};

const publicFigures = async (call: Call, nowMs: number, timeZone: string): Promise<Figure[]> => {
  const from = new Date(nowMs - dayMs).toISOString();
  const [counts, recent, verified, resolved] = await Promise.all([
    call(routes.countIncidents),
    call(routes.countIncidents, { query: { from } }),
    call(routes.countIncidents, { query: { status: 'active', verified: 'true' } }),
    resolvedToday(call, nowMs, timeZone),
  ]);
  return [
    {
      id: 'recent',
      label: 'Reported in 24 h',
      value: recent.total,
      explain: 'Public incidents reported within the last 24 hours',
      href: '/incidents',
    },
    active(counts.byStatus.active),
    {
      id: 'verified',
      label: 'Verified',
      value: verified.total,
      explain: 'Active, and confirmed by enough neighbours',
      href: '/incidents?status=active&verified=true',
    },
    resolved,
  ];
};

const active = (value: number | undefined): Figure => ({
  id: 'active',
  label: 'Active',
  value: value ?? 0,
  explain: 'Approved and public, not yet mended',
  href: '/incidents?status=active',
});

const resolvedToday = async (call: Call, nowMs: number, timeZone: string): Promise<Figure> => {
  const resolvedFrom = new Date(dayStartMs(nowMs, timeZone)).toISOString();
  const today = await call(routes.countIncidents, { query: { resolvedFrom } });
  return {
    id: 'resolved',
    label: 'Resolved today',
    value: today.total,
    explain: 'Mended since midnight in the city',
    href: '/incidents?status=resolved&sort=updated',
  };
};
