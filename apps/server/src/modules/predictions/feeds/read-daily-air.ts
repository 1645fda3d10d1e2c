import type { Ctx } from '../../../kernel/ctx.ts';
import { zoneOffset } from '../../../kernel/zone-offset.ts';
import { type DailyReadingRow, selectDailyReadings } from './daily-signal-queries.ts';
import { nationalIndex } from './national-index.ts';
import { sourceRank } from './source-rank.ts';

export interface DailyAir {
  /** When the day begins by the city's clocks. */
  readonly at: Date;
  /** India's national index. */
  readonly value: number;
  readonly provenance: string;
}

/** The air model goes by weeks: with less than one, a feed says too little to stand for the replay. */
const fewestDays = 7;

/**
 * The air of a city, day by day, from `from` up to the day that `until` lies in: by its feeds, each
 * day by the best source, once they have told of a week; until then, and without feeds, by the replay.
 * The two never stand in one series.
 */
export const readDailyAir = async (
  ctx: Ctx,
  cityId: string,
  from: Date,
  until: Date,
): Promise<DailyAir[]> => {
  const timeZone = ctx.geography.city(cityId)?.timeZone ?? 'UTC';
  const offsetMs = zoneOffset(timeZone);
  const dayOf = (at: Date) =>
    new Date(at.getTime() + offsetMs(at.getTime())).toISOString().slice(0, 10);
  const rows = await selectDailyReadings(ctx.db, {
    cityId,
    timeZone,
    fromDay: dayOf(from),
    toDay: dayOf(until),
    now: until,
  });
  const air = rows.flatMap((row) => {
    const value = indexOf(row);
    const wall = Date.parse(`${row.day}T00:00Z`);
    const at = new Date(wall - offsetMs(wall - offsetMs(wall)));
    return value === null || at < from ? [] : [{ at, value, provenance: row.provenance }];
  });
  const here = bestOfDays(air.filter(({ provenance }) => provenance !== 'replay'));
  return here.length >= fewestDays ? here : air.filter(({ provenance }) => provenance === 'replay');
};

/** A replay has the index itself; feeds have particles. */
const indexOf = ({ provenance, pm25, pm10, aqi }: DailyReadingRow): number | null =>
  aqi ?? (provenance === 'replay' ? null : nationalIndex({ pm25, pm10 }));

const bestOfDays = (air: readonly DailyAir[]): DailyAir[] => {
  const best = new Map<number, DailyAir>();
  for (const one of air) {
    const before = best.get(one.at.getTime());
    if (before === undefined || sourceRank(one.provenance) < sourceRank(before.provenance)) {
      best.set(one.at.getTime(), one);
    }
  }
  return [...best.values()].sort((a, b) => a.at.getTime() - b.at.getTime());
};
