import { routes } from '@pulse/contract';
import { type BoundRoute, bind } from '../../kernel/route-binding.ts';
import { getSettings } from './get-settings.ts';
import { listAudit } from './list-audit.ts';
import { updateSettings } from './update-settings.ts';

export const administrationRoutes: readonly BoundRoute[] = [
  bind(routes.listAudit, (ctx, { query }) => listAudit(ctx, query)),
  bind(routes.getSettings, (ctx) => getSettings(ctx)),
  bind(routes.updateSettings, (ctx, { body }) => updateSettings(ctx, body)),
];
