import { BedType } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { latestKey } from '../hospitals/index.ts';
import {
  type HospitalDay,
  listHospitalDays,
  listReportingHospitals,
} from '../observations/index.ts';
import { dayOfIso, isoDay } from './features/city-time.ts';
import { learnPartShares, type PartShares } from './surge/day-parts.ts';

/** What a hospital's days are like as a rule; JSON. */
export interface UsualDays {
  /** How arrivals fall into the parts of a day. */
  readonly parts: PartShares;
  /** Null: nobody reports admissions. */
  readonly admissionsPerDay: number | null;
  /** Mean patients in beds, by `latestKey`, such as `icu/occupied.icu`. */
  readonly occupied: Readonly<Record<string, number>>;
}

const partsDays = 90;
const bedsDays = 28;

/** What is usual at each hospital of a city; '' is all of them together. */
export const usualDays = async (
  ctx: Ctx,
  cityId: string,
  today: number,
): Promise<(hospitalId: string) => UsualDays> => {
  const fromDay = isoDay(today - partsDays);
  const all: HospitalDay[] = [];
  const byHospital = new Map<string, HospitalDay[]>([['', all]]);
  // One by one: the days of a whole city, read at once, would hold the loop.
  for (const id of await listReportingHospitals(ctx.db, { cityId, fromDay })) {
    const own = await listHospitalDays(ctx.db, { hospitalIds: [id], fromDay });
    byHospital.set(id, own);
    for (const day of own) all.push(day);
  }
  const usual = new Map<string, UsualDays>();
  return (hospitalId) => {
    const own = usual.get(hospitalId) ?? usualOf(byHospital.get(hospitalId) ?? [], today);
    usual.set(hospitalId, own);
    return own;
  };
};

const usualOf = (days: readonly HospitalDay[], today: number): UsualDays => {
  const whole = days.filter(({ department, complete }) => department === null && complete);
  // Days of ISO compare as text.
  const since = isoDay(today - bedsDays);
  const lately = days.filter(({ day }) => day >= since);
  const admissions = whole.filter(({ day }) => day >= since).flatMap((one) => one.admissions ?? []);
  const occupied = new Map<string, number[]>();
  for (const { department, occupied: beds } of lately) {
    for (const type of BedType.options) {
      const value = beds[type];
      if (value === undefined) continue;
      const key = latestKey(department, `occupied.${type}`);
      const values = occupied.get(key) ?? [];
      values.push(value);
      occupied.set(key, values);
    }
  }
  return {
    parts: learnPartShares(
      whole.flatMap(({ day, parts }) => (parts === null ? [] : [{ day: dayOfIso(day), parts }])),
    ),
    admissionsPerDay: admissions.length === 0 ? null : meanOf(admissions),
    occupied: Object.fromEntries([...occupied].map(([key, values]) => [key, meanOf(values)])),
  };
};

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, one) => sum + one, 0) / values.length;
