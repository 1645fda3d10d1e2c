import { sql } from 'kysely';
import type { Ctx } from '../../kernel/ctx.ts';
import type { JsonObject } from '../../kernel/database.generated.ts';

const batchRows = 2_000;

/**
 * Brings incidents into the zone that their ward belongs to now. It asks the wards themselves, so
 * events may come twice, late or out of order; small batches keep nobody waiting.
 */
export const followZones = async (ctx: Ctx, payload: JsonObject): Promise<void> => {
  const { cityId } = payload;
  if (typeof cityId !== 'string') return;
  let moved = batchRows;
  while (moved === batchRows) moved = await moveBatch(ctx, cityId);
};

const moveBatch = async (ctx: Ctx, cityId: string): Promise<number> => {
  const result = await sql`
    UPDATE incidents SET zone_id = areas.zone_id
    FROM areas
    WHERE areas.id = incidents.area_id AND incidents.id IN (
      SELECT strayed.id FROM incidents AS strayed JOIN areas AS home ON home.id = strayed.area_id
      WHERE strayed.city_id = ${cityId} AND strayed.zone_id IS DISTINCT FROM home.zone_id
      LIMIT ${batchRows}
    )`.execute(ctx.db);
  return Number(result.numAffectedRows ?? 0);
};
