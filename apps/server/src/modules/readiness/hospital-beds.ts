import type { DepartmentKind } from '@pulse/contract';
import type { HospitalStand } from '../hospitals/index.ts';
import type { CityState } from './city-state.ts';
import { departmentCensus } from './department-census.ts';
import { sharesOn } from './surge/day-parts.ts';
import type { HospitalBedsInput } from './surge/department-demand.ts';
import type { HospitalOutlook } from './surge/forecast-city.ts';
import { dayMs } from './surge/surge-row.ts';
import type { UsualDays } from './usual-days.ts';

/** What a hospital's beds are forecast from; departments whose census nobody knows are left out. */
export const hospitalBeds = (
  state: CityState,
  stand: HospitalStand,
  outlook: HospitalOutlook,
): HospitalBedsInput => {
  const id = stand.state.id;
  const usual = state.series.find(({ hospitalId, unit }) => hospitalId === id && unit === '')?.fit
    .usual;
  const census = new Map(departmentCensus(stand));
  if (stand.state.edPatients !== null) census.set('ed', stand.state.edPatients);
  const usually = usualCensus(stand, usual);
  return {
    whole: outlook.whole,
    units: outlook.units,
    departments: stand.departments.flatMap((department) => {
      const patients = census.get(department);
      const beds = stand.beds.filter((one) => one.department === department);
      return patients === undefined || beds.length === 0
        ? []
        : [{ department, beds, census: patients, usualOccupied: usually.get(department) }];
    }),
    ...((usual?.admissionsPerDay ?? null) !== null && {
      admissionsPerDay: usual?.admissionsPerDay ?? undefined,
    }),
    restOfToday: restOfToday(state, usual),
  };
};

export const usualCensus = (
  { beds }: HospitalStand,
  usual: UsualDays | undefined,
): Map<DepartmentKind, number> =>
  departmentCensus({
    beds,
    latest: Object.fromEntries(
      Object.entries(usual?.occupied ?? {}).map(([key, value]) => [key, { value, at: '' }]),
    ),
  });

const partHours = 6;
const hourMs = 3_600_000;

/** Share of today's arrivals that are still to come. By whole hours: a minute moves no bed. */
const restOfToday = ({ time }: CityState, usual: UsualDays | undefined): number => {
  const hour = Math.floor((time.wallOf(time.nowMs) - time.today * dayMs) / hourMs);
  if (usual === undefined) return 1 - hour / 24;
  const { night, morning, afternoon, evening } = sharesOn(usual.parts, time.today);
  return [night, morning, afternoon, evening].reduce((rest, share, part) => {
    const over = Math.min(1, Math.max(0, hour / partHours - part));
    return rest + share * (1 - over);
  }, 0);
};
