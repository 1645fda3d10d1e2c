import type { BedDay, BedForecast, DepartmentKind } from '@pulse/contract';
import type { Steps } from '../../kernel/in-turns.ts';
import type { HospitalStand } from '../hospitals/index.ts';
import type { CityState } from './city-state.ts';
import { isoDay } from './features/city-time.ts';
import { hospitalBeds } from './hospital-beds.ts';
import { rounded } from './present-days.ts';
import type { HospitalBedsInput } from './surge/department-demand.ts';
import type { CityOutlook, HospitalOutlook } from './surge/forecast-city.ts';
import { forecastDepartmentBeds } from './surge/forecast-department-beds.ts';

/** By unit, '' for the whole. */
type BedsByUnit = ReadonlyMap<string, BedForecast>;

/**
 * Beds of each hospital and department whose census is known, and of the city under ''. The whole is
 * that of the wards, as everywhere: places of the emergency department stand by themselves.
 */
export function* bedForecasts(
  state: CityState,
  outlook: CityOutlook,
): Steps<Map<string, BedsByUnit>> {
  const outlooks = new Map(outlook.hospitals.map((one) => [one.hospitalId, one]));
  const forecasts = new Map<string, BedsByUnit>();
  for (const stand of state.stands) {
    const own = outlooks.get(stand.state.id);
    if (own === undefined) continue;
    const beds = bedsByDepartment(stand, own, hospitalBeds(state, stand, own));
    if (beds.length === 0) continue;
    forecasts.set(stand.state.id, new Map(beds.map((one) => [one.department ?? '', one])));
    yield;
  }
  const wholes = [...forecasts.values()].flatMap((beds) => beds.get('') ?? []);
  const [first] = wholes;
  if (first !== undefined) forecasts.set('', new Map([['', sumBeds(first, wholes)]]));
  return forecasts;
}

/** The wards together, each of their departments, the emergency department; nothing without beds. */
export const bedsByDepartment = (
  { thresholds }: HospitalStand,
  { whole }: HospitalOutlook,
  input: HospitalBedsInput,
): BedForecast[] => {
  const days = Array.from(whole.point, (_, i) => isoDay(whole.firstDay + i));
  const isEmergency = ({ department }: { department: DepartmentKind }) => department === 'ed';
  const forecast = (departments: HospitalBedsInput['departments']) =>
    forecastDepartmentBeds({ ...input, departments }, { thresholds, days });
  return [
    ...forecast(input.departments.filter((one) => !isEmergency(one))),
    // Without a sum of its own.
    ...forecast(input.departments.filter(isEmergency)).slice(1),
  ].map(presentBeds);
};

const presentBeds = (beds: BedForecast): BedForecast => ({
  ...beds,
  census: rounded(beds.census),
  meanStayDays: rounded(beds.meanStayDays),
  days: beds.days.map(({ levels, ...day }) => ({
    ...day,
    occupied: rounded(day.occupied),
    lower80: rounded(day.lower80),
    upper80: rounded(day.upper80),
    levels: [rounded3(levels[0]), rounded3(levels[1]), rounded3(levels[2]), rounded3(levels[3])],
  })),
});

const rounded3 = (value: number): number => Math.round(value * 1_000) / 1_000;

/** As in sums of arrivals: a day that is busy here is often busy there. Ours. */
const together = 0.2;

/** The chance of a level is that of a bed's hospital to be at it. */
const sumBeds = (first: BedForecast, wholes: readonly BedForecast[]): BedForecast => {
  const total = (value: (one: BedForecast) => number) =>
    wholes.reduce((sum, one) => sum + value(one), 0);
  const staffed = total((one) => one.staffed);
  const admitted = total((one) => one.census / one.meanStayDays);
  return {
    department: null,
    staffed,
    licensed: total((one) => one.licensed),
    census: rounded(total((one) => one.census)),
    meanStayDays: rounded(
      admitted > 0 ? total((one) => one.census) / admitted : first.meanStayDays,
    ),
    days: first.days.map(({ day }, i): BedDay => {
      const own = (value: (day: BedDay) => number) =>
        total(({ days }) => (days[i] ? value(days[i]) : 0));
      const occupied = own((one) => one.occupied);
      const reach = (away: (day: BedDay) => number) =>
        Math.sqrt((1 - together) * own((one) => away(one) ** 2) + together * own(away) ** 2);
      const up = reach((one) => one.upper80 - one.occupied);
      const level = (place: 0 | 1 | 2 | 3) =>
        rounded3(
          total((one) => one.staffed * (one.days[i]?.levels[place] ?? 0)) / Math.max(1, staffed),
        );
      return {
        day,
        occupied: rounded(occupied),
        lower80: rounded(Math.max(0, occupied - reach((one) => one.occupied - one.lower80))),
        upper80: rounded(occupied + up),
        // The upper end of 80 % is passed one time in ten.
        freeWith90: Math.floor(staffed - occupied - up),
        levels: [level(0), level(1), level(2), level(3)],
      };
    }),
  };
};
