import type { Recommendation, RouteBody, routes } from '@pulse/contract';
import type { Ctx } from '../../../kernel/ctx.ts';
import { discardDraftOf } from '../../alerts/index.ts';
import { type Decision, decideRecommendation, notNow } from './decide.ts';

type Input = { readonly id: string } & RouteBody<typeof routes.reopenRecommendation>;

/**
 * Takes a decision back while there is time. The draft of an alert that it became is let go of,
 * edited or not, and the audit says which.
 *
 * @throws DomainError `not_found`, `stale_version`, `invalid_transition`
 */
export const reopenRecommendation = (ctx: Ctx, seen: Input): Promise<Recommendation> =>
  decideRecommendation(ctx, seen, async (row, tx): Promise<Decision> => {
    if (row.state === 'open') throw notNow('It is open: there is nothing to take back.');
    const draft = row.alertDraftId === null ? null : await discardDraftOf(ctx, tx, row.id);
    return {
      decision: 'reopen',
      state: 'open',
      detail: draft === null ? {} : { alertDraftId: draft.id, draftWasEdited: draft.wasEdited },
    };
  });
