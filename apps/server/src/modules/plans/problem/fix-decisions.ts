import type { PlanLock } from '@pulse/ml/plan';
import type { PlanState } from '../agents/plan-state.ts';
import type { Proposal } from '../agents/proposal.ts';
import { nextDay } from '../day-times.ts';
import { actionId } from './action-id.ts';
import { inSteps } from './in-steps.ts';

/** Decisions of people, as what the solver has to keep. */
export interface Fixed {
  readonly locks: readonly PlanLock[];
  /** The most of an action that was decided on any day. */
  least(key: string): number;
  /** Blocks that were open yesterday by a decision, and need no setting up. */
  openNow(key: string): number;
  /** What was agreed comes although its lead time is longer than what is left of it. */
  leadDays(key: string, usual: number): number;
}

/**
 * Accepted: at least its amounts, so that a plan may go beyond, and that is new. Changed: exactly its
 * amount. Rejected: no more than was decided before, on all days until its last.
 */
export const fixDecisions = (
  { days, decided }: PlanState,
  proposals: readonly Proposal[],
): Fixed => {
  const [today = ''] = days;
  const agreed = new Map<string, Map<string, number>>();
  const exact = new Map<string, Set<string>>();
  const rejectedUntil = new Map<string, string>();
  for (const { key, state, actions, lastDay } of inSteps(decided, proposals)) {
    if (state === 'rejected') {
      const before = rejectedUntil.get(key);
      if (before === undefined || before < lastDay) rejectedUntil.set(key, lastDay);
      continue;
    }
    const byDay = agreed.get(key) ?? new Map<string, number>();
    for (const { day, amount } of actions) {
      byDay.set(day, (byDay.get(day) ?? 0) + amount);
      if (state === 'changed') exact.set(key, (exact.get(key) ?? new Set()).add(day));
    }
    agreed.set(key, byDay);
  }
  const usualLead = new Map(proposals.map((one) => [one.key, leadOf(one)]));
  const firstAgreed = (key: string): number => {
    const at = days.findIndex((day) => (agreed.get(key)?.get(day) ?? 0) > 0);
    return at === -1 ? Number.POSITIVE_INFINITY : at;
  };
  const opened = new Map<string, number>();
  for (const key of agreed.keys()) {
    const stem = stemOf(key);
    opened.set(stem, Math.min(opened.get(stem) ?? days.length, firstAgreed(key)));
  }
  const locks = proposals.flatMap(({ key }) => {
    const openFrom = opened.get(stemOf(key)) ?? days.length;
    const lead = usualLead.get(key) ?? 0;
    const until = rejectedUntil.get(key) ?? '';
    const [own, exactDays] = [agreed.get(key), exact.get(key)];
    return days.flatMap((day, at): PlanLock[] => {
      const amount = own?.get(day) ?? 0;
      const tooSoon = at < lead && at >= openFrom;
      const capped = exactDays?.has(day) || day <= until || tooSoon;
      if (amount === 0 && !capped) return [];
      const action = actionId(key, day);
      return [{ action, ...(amount > 0 && { least: amount }), ...(capped && { most: amount }) }];
    });
  });
  return {
    locks,
    least: (key) => Math.max(0, ...(agreed.get(key)?.values() ?? [])),
    openNow: (key) => agreed.get(key)?.get(nextDay(today, -1)) ?? 0,
    leadDays: (key, usual) => Math.min(usual, firstAgreed(key)),
  };
};

/** Shifts of one source share its lead time: what is agreed for one opens days for all. */
const stemOf = (key: string): string =>
  key.startsWith('call-nurses/') ? key.slice(0, key.lastIndexOf('/')) : key;

const leadOf = (proposal: Proposal): number =>
  'blocks' in proposal
    ? proposal.blocks.leadDays
    : 'source' in proposal
      ? proposal.source.leadDays
      : 'delivery' in proposal
        ? proposal.delivery.leadDays
        : 0;
