import type { AlertDraft, RouteBody, routes } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { changeDraft } from './change-draft.ts';

type Input = { readonly id: string } & RouteBody<typeof routes.discardAlertDraft>;

/** @throws DomainError `forbidden`, `not_found`, `stale_version`, `invalid_transition` */
export const discardAlertDraft = (ctx: Ctx, { id, version }: Input): Promise<AlertDraft> =>
  changeDraft(ctx, { id, version, verb: 'discard', set: { state: 'discarded' } });
