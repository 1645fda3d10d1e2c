import type { Incident } from '@pulse/contract';
import { requireIncidentStaff } from '../../kernel/actor.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { readSettings } from '../administration/index.ts';
import { presentIncidents } from './present-incidents.ts';
import { requireVisible } from './require-visible.ts';
import { selectNearby } from './select-nearby.ts';
import { sharedWords, similarityOf } from './similarity.ts';
import { scopeOf } from './visibility.ts';

const maxShown = 10;

/**
 * Other open incidents in the officer's zones that may be the same, the likeliest first.
 *
 * @throws DomainError `not_found`, `forbidden`
 */
export const incidentSimilar = async (
  ctx: Ctx,
  { id }: { id: string },
): Promise<{ items: Incident[]; nextCursor: null }> => {
  requireIncidentStaff(ctx.actor);
  const { row: incident } = await requireVisible(ctx, id);
  const { similarRadiusMetres, similarWindowHours } = await readSettings(ctx);
  const hoursApart = (at: Date) =>
    Math.abs(at.getTime() - incident.createdAt.getTime()) / 3_600_000;
  const around = (hours: number) => new Date(incident.createdAt.getTime() + hours * 3_600_000);
  const rows = await selectNearby(ctx, {
    cityId: incident.cityId,
    place: incident,
    radiusMetres: similarRadiusMetres,
    from: around(-similarWindowHours),
    to: around(similarWindowHours),
    category: incident.category,
    scope: scopeOf(ctx.actor),
  });
  const scored = rows
    .filter((row) => row.id !== id)
    .map((row) => ({
      row,
      isSame: row.category === incident.category,
      similarity: similarityOf({
        distanceMetres: row.distanceMetres,
        radiusMetres: similarRadiusMetres,
        ageHours: hoursApart(row.createdAt),
        windowHours: similarWindowHours,
        sharedWords: sharedWords(incident.description, row.description),
      }),
    }))
    .sort((a, b) => Number(b.isSame) - Number(a.isSame) || b.similarity - a.similarity)
    .slice(0, maxShown);
  const viewed = scored.map(({ row }) => ({ row, view: 'staff' as const }));
  return { items: await presentIncidents(ctx, ctx.db, viewed), nextCursor: null };
};
