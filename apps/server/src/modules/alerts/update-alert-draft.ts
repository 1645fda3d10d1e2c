import type { AlertDraft, RouteBody, routes } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { changeDraft } from './change-draft.ts';

type Input = { readonly id: string } & RouteBody<typeof routes.updateAlertDraft>;

/** @throws DomainError `forbidden`, `not_found`, `stale_version`, `invalid_transition` */
export const updateAlertDraft = (ctx: Ctx, { id, version, ...words }: Input): Promise<AlertDraft> =>
  changeDraft(ctx, {
    id,
    version,
    verb: 'update',
    set: Object.fromEntries(Object.entries(words).filter(([, text]) => text !== undefined)),
  });
