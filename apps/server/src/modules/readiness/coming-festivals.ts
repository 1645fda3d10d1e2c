import type { ComingFestival } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import {
  type ListedHoliday,
  listHolidays,
  listPlannedGatherings,
  type PlacedGathering,
} from '../gatherings/index.ts';
import { hospitalScope } from '../hospitals/index.ts';
import { cityTime, dayOfIso } from './features/city-time.ts';
import { isMinorHoliday } from './features/is-minor-holiday.ts';
import { horizonDays } from './horizon.ts';
import { type Feast, holidayDays } from './surge/holiday-days.ts';
import { dayMs } from './surge/surge-row.ts';

/** Calendars are published about two years ahead. */
const daysAhead = 730;
/** A gathering for a feast may be on an evening before it, or last longer. */
const nearDays = 15;
/** Feasts that move arrivals by themselves; other holidays are named with what is registered. */
const feasts: readonly Feast[] = ['deepavali', 'eid'];

/**
 * The next date of each feast that hospitals should prepare for: of those that move arrivals by
 * themselves, and of holidays that a gathering is registered for. The next first.
 */
export const comingFestivals = async (
  ctx: Ctx,
  { city }: { readonly city?: string | undefined },
): Promise<{ items: ComingFestival[]; nextCursor: null }> => {
  hospitalScope(ctx.actor);
  const cityId = city ?? ctx.config.defaultCityId;
  const today = cityTime(ctx, cityId).today;
  const holidays = await listHolidays(ctx.db, cityId);
  const gatherings = await listPlannedGatherings(
    ctx,
    cityId,
    ctx.clock.now(),
    new Date((today + daysAhead + nearDays) * dayMs),
  );
  const seen = new Set<string>();
  const items = holidays.flatMap((holiday) => {
    const inDays = dayOfIso(holiday.date) - today;
    if (inDays < 0 || inDays > daysAhead || seen.has(holiday.name)) return [];
    const gatheringId = registeredFor(holiday, gatherings);
    if (!isFeast(holiday) && gatheringId === null) return [];
    seen.add(holiday.name);
    return {
      holiday: holiday.name,
      day: holiday.date,
      inDays,
      estimated: holiday.estimated,
      gatheringId,
      withinHorizon: inDays < horizonDays,
    };
  });
  return { items, nextCursor: null };
};

/** Kept by all, and known to move arrivals by itself. */
export const isFeast = ({ date, name, category }: ListedHoliday): boolean => {
  const at = dayOfIso(date);
  const days = holidayDays([{ day: at, name }]);
  return !isMinorHoliday(category) && feasts.some((feast) => days.sinceFeast(feast, at) === 0);
};

/** The nearest of those that name the holiday. */
const registeredFor = (
  { name, date }: ListedHoliday,
  gatherings: readonly PlacedGathering[],
): string | null => {
  const noon = dayOfIso(date) + 0.5;
  const [nearest] = gatherings
    .filter(({ status, holiday }) => status === 'planned' && sameName(holiday, name))
    .map(({ id, startsAt }) => ({ id, away: Math.abs(startsAt.getTime() / dayMs - noon) }))
    .filter(({ away }) => away <= nearDays)
    .sort((a, b) => a.away - b.away);
  return nearest?.id ?? null;
};

const sameName = (one: string | null, other: string): boolean =>
  one?.toLowerCase() === other.toLowerCase();
