import type { PlanState } from '../agents/plan-state.ts';
import type { Evidence } from '../agents/proposal.ts';
import { dayEnd, dayStart, shiftEnd, shiftStart } from '../day-times.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Where lack of a bed, a nurse or oxygen costs lives soonest. */
const critical = new Set(['icu', 'burns', 'ed', 'icuNurse', 'oxygen']);
/** From this share of what is needed on, and from one whole on, a shortage is severe. */
const severeShare = 0.2;
const severeCritical = 0.1;
/** A stock is that short when it reaches its reserve by this day of the plan. */
const severeStockDay = 2;

/** 1 is first: soon and severe; 2 soon or severe; 3 the rest. Soon is tomorrow or before. */
export const priorityOf = (
  { days }: PlanState,
  given: { firstDay: string; evidence: Evidence; of: readonly (string | null | undefined)[] },
): 1 | 2 | 3 => {
  const { needed, available, day, unit } = given.evidence;
  const missing = needed - available;
  const isCritical = given.of.some((one) => critical.has(one ?? ''));
  const isSevere =
    unit === 'litres' || unit === 'units'
      ? day <= (days[severeStockDay] ?? '')
      : missing >= 1 && missing / needed >= (isCritical ? severeCritical : severeShare);
  const isSoon = given.firstDay <= (days[1] ?? '');
  return isSoon && isSevere ? 1 : isSoon || isSevere ? 2 : 3;
};

/**
 * Decided by the start of the first day, or shift, less what it takes to prepare; what is that near
 * leaves an hour. Over at the end of the last.
 */
export const timesOf = (
  { now, timeZone }: PlanState,
  given: { firstDay: string; lastDay: string; shift: string | null; leadDays: number },
): { deadline: Date; expiresAt: Date } => {
  const { firstDay, lastDay, shift, leadDays } = given;
  const starts =
    shift === null ? dayStart(timeZone, firstDay) : shiftStart(timeZone, firstDay, shift);
  const expiresAt = shift === null ? dayEnd(timeZone, lastDay) : shiftEnd(timeZone, lastDay, shift);
  const inTime = starts.getTime() - leadDays * dayMs;
  const deadline = Math.min(Math.max(inTime, now.getTime() + hourMs), expiresAt.getTime());
  return { deadline: new Date(deadline), expiresAt };
};
