import type { Ctx } from '../../../../kernel/ctx.ts';
import { cityHospitals, loadHospitalResources } from '../../../hospitals/index.ts';
import {
  type HospitalDay,
  listHospitalDays,
  observedFigures,
} from '../../../observations/index.ts';
import { nextDay } from '../../day-times.ts';
import { timeZoneOf } from '../city-zone.ts';
import type { DayArrivals } from './measure-warning.ts';
import type { Past, Seen } from './measured.ts';

export interface Observed {
  /** Undefined for a hospital that is closed. */
  hospital(id: string): Promise<Seen | undefined>;
  /** Of the whole city, on the days of an advisory; days that nobody counted are left out. */
  arrivals(past: Past): Promise<DayArrivals[]>;
}

/** Days before, of which the middle one is taken as usual. */
const usualDays = 28;

/** What hospitals said on some days, each read once, however many recommendations ask. */
export const observeDays = (
  ctx: Ctx,
  cityId: string,
  span: { readonly from: string; readonly to: string },
): Observed => {
  const hospitals = new Map<string, Promise<Seen | undefined>>();
  let days: Promise<HospitalDay[]> | undefined;
  return {
    hospital: (id) => {
      const known = hospitals.get(id) ?? observeHospital(ctx, cityId, id, span);
      hospitals.set(id, known);
      return known;
    },
    arrivals: async (past) => {
      days ??= listHospitalDays(ctx.db, { cityId, fromDay: nextDay(span.from, -usualDays) });
      const everywhere = await cityHospitals(ctx.db, cityId);
      return arrivalsOn(await days, everywhere, past);
    },
  };
};

const observeHospital = async (
  ctx: Ctx,
  cityId: string,
  hospitalId: string,
  span: { readonly from: string; readonly to: string },
): Promise<Seen | undefined> => {
  const [resources] = await loadHospitalResources(ctx.db, [hospitalId]);
  if (resources === undefined) return undefined;
  const timeZone = timeZoneOf(ctx, cityId);
  const figures = await observedFigures(ctx.db, { hospitalId, timeZone, ...span });
  return { resources, figures };
};

const arrivalsOn = (
  all: readonly HospitalDay[],
  hospitalIds: readonly string[],
  past: Past,
): DayArrivals[] => {
  // What the hospital said of itself as a whole comes before the sum of its departments.
  const counted = new Map([...countedBy(all, true), ...countedBy(all, false)]);
  return past.days.flatMap(({ day }) => {
    let [arrivals, usual] = [0, 0];
    const behind: string[] = [];
    for (const id of hospitalIds) {
      const came = counted.get(`${id} ${day}`);
      const before = Array.from({ length: usualDays }, (_, ago) =>
        counted.get(`${id} ${nextDay(day, -1 - ago)}`),
      ).filter((one) => one !== undefined);
      if (came === undefined || before.length === 0) continue;
      arrivals += came;
      usual += middleOf(before);
      behind.push(id);
    }
    return behind.length === 0 ? [] : [{ day, arrivals, usual, hospitalIds: behind }];
  });
};

/** By hospital and day: as departments counted and added up, or as the whole hospital did. */
const countedBy = (all: readonly HospitalDay[], parts: boolean): Map<string, number> => {
  const counted = new Map<string, number>();
  for (const { hospitalId, department, day, arrivals } of all) {
    if (arrivals === null || (department !== null) !== parts) continue;
    const key = `${hospitalId} ${day}`;
    counted.set(key, (counted.get(key) ?? 0) + arrivals);
  }
  return counted;
};

const middleOf = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const other = sorted[Math.ceil(sorted.length / 2) - 1] ?? middle;
  return (middle + other) / 2;
};
