import type { Recommendation, RouteBody, routes } from '@pulse/contract';
import type { Ctx } from '../../../kernel/ctx.ts';
import { type Decision, decideRecommendation, plainNote, requireOpen } from './decide.ts';
import { draftAdvisory } from './draft-advisory.ts';

type Input = { readonly id: string } & RouteBody<typeof routes.acceptRecommendation>;

/**
 * Accepts it as it stands. An advisory becomes a draft of a public alert, which nobody has sent.
 *
 * @throws DomainError `not_found`, `stale_version`, `invalid_transition`
 */
export const acceptRecommendation = (ctx: Ctx, { note, ...seen }: Input): Promise<Recommendation> =>
  decideRecommendation(ctx, seen, async (row, tx): Promise<Decision> => {
    requireOpen(row);
    const alertDraftId = await draftAdvisory(ctx, tx, row);
    return {
      decision: 'accept',
      state: 'accepted',
      note: plainNote(note),
      alertDraftId,
      ...(alertDraftId !== null && { detail: { alertDraftId } }),
    };
  });
