import type { RouteQuery, routes } from '@pulse/contract';
import type { Ctx } from '../../../kernel/ctx.ts';
import { notFound } from '../../../kernel/errors.ts';
import { hospitalStatus } from './hospital-status.ts';
import { loadStanding } from './load-standing.ts';

/**
 * Status of own hospitals as EDXL-HAVE 1.0.
 *
 * @throws DomainError `not_found` for a hospital of somebody else, and where there is none at all,
 *   since a document of the standard holds at least one
 */
export const hospitalStatusXml = async (
  ctx: Ctx,
  query: RouteQuery<typeof routes.hospitalStatusXml>,
): Promise<string> => {
  const standings = await loadStanding(ctx, query, 'have');
  if (standings.length === 0) throw notFound('hospital');
  return hospitalStatus(standings);
};
