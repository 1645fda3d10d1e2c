import type { Recommendation, RouteBody, routes } from '@pulse/contract';
import type { Ctx } from '../../../kernel/ctx.ts';
import { DomainError } from '../../../kernel/errors.ts';
import { decideRecommendation, plainNote, requireOpen } from './decide.ts';

type Input = { readonly id: string } & RouteBody<typeof routes.rejectRecommendation>;

/**
 * @throws DomainError `not_found`, `stale_version`, `invalid_transition`, `validation_failed` for
 *   `other` without a note
 */
export const rejectRecommendation = (
  ctx: Ctx,
  { reason, note, ...seen }: Input,
): Promise<Recommendation> =>
  decideRecommendation(ctx, seen, (row) => {
    requireOpen(row);
    const plain = plainNote(note);
    if (reason === 'other' && plain === undefined) throw noteMissing();
    return { decision: 'reject', state: 'rejected', reasonCode: reason, note: plain };
  });

const noteMissing = () =>
  new DomainError('validation_failed', 'Another reason needs a note that says which.', {
    remedy: 'Write the reason in `note`, or choose one of the others.',
    errors: [{ path: 'body.note', message: 'is needed for the reason `other`' }],
  });
