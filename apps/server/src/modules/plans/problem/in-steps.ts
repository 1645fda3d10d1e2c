import type { Decided } from '../agents/plan-state.ts';
import type { Proposal } from '../agents/proposal.ts';

/** What one of a proposal's amounts is: blocks of beds and deliveries come whole. */
export const stepOf = (proposal: Proposal): number =>
  'blocks' in proposal
    ? proposal.blocks.bedsPerBlock
    : 'delivery' in proposal
      ? proposal.delivery.amount
      : 1;

/** Decisions in steps of today: eight beds stay eight beds when a block is two, and not four. */
export const inSteps = (decided: readonly Decided[], proposals: readonly Proposal[]): Decided[] => {
  const steps = new Map(proposals.map((one) => [one.key, stepOf(one)]));
  return decided.map((one) => {
    const now = steps.get(one.key);
    if (one.step === undefined || now === undefined || now === one.step) return one;
    const times = one.step / now;
    const actions = one.actions.map(({ amount, ...action }) => ({
      ...action,
      amount: Math.max(1, Math.round(amount * times)),
    }));
    return { ...one, actions };
  });
};
