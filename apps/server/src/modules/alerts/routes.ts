import { routes } from '@pulse/contract';
import { type BoundRoute, bind } from '../../kernel/route-binding.ts';
import { discardAlertDraft } from './discard-alert-draft.ts';
import { getAlertDraft } from './get-alert-draft.ts';
import { listAlertDrafts } from './list-alert-drafts.ts';
import { updateAlertDraft } from './update-alert-draft.ts';

export const alertRoutes: readonly BoundRoute[] = [
  bind(routes.listAlertDrafts, (ctx, { query }) => listAlertDrafts(ctx, query)),
  bind(routes.getAlertDraft, (ctx, { params }) => getAlertDraft(ctx, params)),
  bind(routes.updateAlertDraft, (ctx, { params, body }) =>
    updateAlertDraft(ctx, { ...params, ...body }),
  ),
  bind(routes.discardAlertDraft, (ctx, { params, body }) =>
    discardAlertDraft(ctx, { ...params, ...body }),
  ),
];
