import type { RouteResponse, routes } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { ownVotes } from '../verification/index.ts';
import { selectReported } from './queries.ts';

type Export = RouteResponse<typeof routes.exportMe>;

/** All that a citizen reported and voted on, for the export of personal data. */
export const ownRecords = async (
  ctx: Ctx,
  citizenId: string,
): Promise<Pick<Export, 'incidents' | 'votes'>> => {
  const rows = await selectReported(ctx.db, citizenId);
  const incidents = rows.map((row) => ({
    id: row.id,
    ref: row.ref,
    category: row.category,
    description: row.description,
    lat: row.lat,
    lng: row.lng,
    status: row.status,
    createdAt: row.createdAt.toISOString(),
  }));
  return { incidents, votes: await ownVotes(ctx, citizenId) };
};
