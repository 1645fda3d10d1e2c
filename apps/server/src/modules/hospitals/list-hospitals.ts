import type { Hospital, RouteQuery, routes } from '@pulse/contract';
import { DepartmentKind } from '@pulse/contract';
import { z } from 'zod';
import type { Ctx } from '../../kernel/ctx.ts';
import { decodeCursorAs, encodeCursor } from '../../kernel/cursor.ts';
import { auditHospitalRead } from './audit-hospital-read.ts';
import { hospitalScope } from './hospital-scope.ts';
import { type HospitalRow, selectHospitals } from './queries.ts';

const usualLimit = 50;
const Cursor = z.tuple([z.string(), z.string()]);

/** By name: a planner's own, or all of the city. */
export const listHospitals = async (
  ctx: Ctx,
  { city, text, cursor, limit = usualLimit }: RouteQuery<typeof routes.listHospitals>,
): Promise<{ items: Hospital[]; nextCursor: string | null }> => {
  const scope = hospitalScope(ctx.actor);
  let query = selectHospitals(ctx.db, scope)
    .orderBy('hospitals.name')
    .orderBy('hospitals.id')
    .limit(limit + 1);
  const cityId = city ?? (scope === 'all' ? ctx.config.defaultCityId : undefined);
  if (cityId !== undefined) query = query.where('hospitals.cityId', '=', cityId);
  if (text !== undefined) {
    query = query.where('hospitals.name', 'ilike', `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`);
  }
  if (cursor !== undefined) {
    const [name, id] = decodeCursorAs(cursor, Cursor);
    query = query.where((eb) =>
      eb(eb.refTuple('hospitals.name', 'hospitals.id'), '>', eb.tuple(eb.val(name), eb.val(id))),
    );
  }
  const rows = await query.execute();
  const page = rows.slice(0, limit);
  await auditHospitalRead(
    ctx,
    'list',
    page.map(({ id }) => id),
  );
  const last = page.at(-1);
  return {
    items: page.map((row) => presentHospital(ctx, row)),
    nextCursor: last && rows.length > limit ? encodeCursor([last.name, last.id]) : null,
  };
};

export const presentHospital = (ctx: Ctx, row: HospitalRow): Hospital => {
  const area = row.areaId === null ? undefined : ctx.geography.area(row.areaId);
  const beds = Object.values(row.beds);
  return {
    id: row.id,
    cityId: row.cityId,
    name: row.name,
    address: row.address,
    area: area ? { id: area.id, name: area.name } : null,
    zoneId: area?.zoneId ?? null,
    lat: row.lat,
    lng: row.lng,
    capacitySource: row.capacitySource,
    departments: z.array(DepartmentKind).parse(row.departments),
    bedsLicensed: beds.reduce((sum, [licensed]) => sum + licensed, 0),
    bedsStaffed: beds.reduce((sum, [, staffed]) => sum + staffed, 0),
    version: row.version,
  };
};
