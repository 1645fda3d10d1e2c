import type { GatheringSuggestion, RouteQuery, routes } from '@pulse/contract';
import { requireStaff } from '../../kernel/actor.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { zoneOffset } from '../../kernel/zone-offset.ts';
import { type GatheringRow, lastOfHolidays, openHolidays } from './queries.ts';

const usualDays = 180;
const dayMs = 86_400_000;

/** Coming holidays of the calendar without a gathering, each with what it was like the last time. */
export const suggestGatherings = async (
  ctx: Ctx,
  { city, days = usualDays }: RouteQuery<typeof routes.suggestGatherings>,
): Promise<{ items: GatheringSuggestion[]; nextCursor: null }> => {
  requireStaff(ctx.actor);
  const cityId = city ?? ctx.config.defaultCityId;
  const nowMs = ctx.clock.now().getTime();
  const wallMs = nowMs + zoneOffset(ctx.geography.city(cityId)?.timeZone ?? 'UTC')(nowMs);
  const day = (ahead: number) => new Date(wallMs + ahead * dayMs).toISOString().slice(0, 10);
  const open = await openHolidays(ctx.db, cityId, day(0), day(days));
  const last = await lastOfHolidays(
    ctx.db,
    cityId,
    open.map(({ holiday }) => holiday),
  );
  return {
    items: open.map((one) => ({ ...one, last: asTemplate(last.get(one.holiday.toLowerCase())) })),
    nextCursor: null,
  };
};

const asTemplate = (row: GatheringRow | undefined): GatheringSuggestion['last'] =>
  row === undefined
    ? null
    : {
        kind: row.kind,
        name: row.name,
        areaId: row.areaId,
        expectedCrowd: row.expectedCrowd,
        alcohol: row.alcohol,
        fireworks: row.fireworks,
        setting: row.setting,
        medicalPosts: row.medicalPosts,
        water: row.water,
      };
