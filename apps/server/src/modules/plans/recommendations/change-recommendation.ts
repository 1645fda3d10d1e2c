import type { Recommendation, RouteBody, routes } from '@pulse/contract';
import type { Ctx } from '../../../kernel/ctx.ts';
import { DomainError } from '../../../kernel/errors.ts';
import { type Decision, decideRecommendation, plainNote, requireOpen } from './decide.ts';
import { draftAdvisory } from './draft-advisory.ts';
import type { RecommendationRow } from './queries.ts';

type Input = { readonly id: string } & RouteBody<typeof routes.changeRecommendation>;

/**
 * Accepts it with another amount on each of its days; the amount proposed is a plain acceptance.
 *
 * @throws DomainError `not_found`, `stale_version`, `invalid_transition`, `validation_failed` when
 *   the amount is no whole number of steps, or far more than was proposed
 */
export const changeRecommendation = (
  ctx: Ctx,
  { amount, note, ...seen }: Input,
): Promise<Recommendation> =>
  decideRecommendation(ctx, seen, async (row, tx): Promise<Decision> => {
    requireOpen(row);
    requireSteps(row, amount);
    requireBounded(row, amount);
    const alertDraftId = await draftAdvisory(ctx, tx, row);
    const common = { note: plainNote(note), alertDraftId };
    if (Math.abs(amount - row.amount) < row.step * roundingError) {
      return { ...common, decision: 'accept', state: 'accepted' };
    }
    return { ...common, decision: 'change', state: 'changed', amount };
  });

/** Steps may be fractions, such as a delivery of 0.1 litres; sums of those are not exact. */
const roundingError = 1e-6;

const requireSteps = ({ step, unit }: RecommendationRow, amount: number): void => {
  const steps = amount / step;
  if (Math.abs(steps - Math.round(steps)) < roundingError && Math.round(steps) > 0) return;
  const below = Math.floor(steps) * step;
  const above = (Math.floor(steps) + 1) * step;
  const nearest = below > 0 ? `${tidy(below)} or ${tidy(above)}` : tidy(above);
  throw new DomainError(
    'validation_failed',
    `The amount comes in steps of ${tidy(step)} ${unit}; nearest to ${tidy(amount)}: ${nearest}.`,
    {
      remedy: `Choose ${nearest} ${unit}.`,
      errors: [{ path: 'body.amount', message: `must be a multiple of ${tidy(step)}: ${nearest}` }],
    },
  );
};

/** Plans keep what was decided: one slip of the hand would leave all hospitals without a good one. */
const mostTimes = 20;

const requireBounded = (row: RecommendationRow, amount: number): void => {
  const most = mostTimes * row.amount;
  // What concerns the whole city binds no plan, and its figures are not for everybody.
  if (row.hospitalId === null || amount <= most * (1 + roundingError)) return;
  throw new DomainError(
    'validation_failed',
    `${tidy(amount)} ${row.unit} are more than ${mostTimes} times what is proposed.`,
    {
      remedy: `Choose at most ${tidy(most)} ${row.unit}, or make the plan anew if so much more is needed.`,
      errors: [{ path: 'body.amount', message: `must be at most ${tidy(most)}` }],
    },
  );
};

const tidy = (value: number): string => String(Math.round(value * 1_000) / 1_000);
