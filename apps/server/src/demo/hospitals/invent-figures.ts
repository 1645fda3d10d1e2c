import type { BedType, DepartmentKind, ObservationFigures } from '@pulse/contract';
import type { Random } from '../random.ts';

export interface DemoBeds {
  readonly department: DepartmentKind;
  readonly type: BedType;
  readonly licensed: number;
  readonly staffed: number;
}

const sum = (beds: readonly DemoBeds[], wanted: (beds: DemoBeds) => boolean): number =>
  beds.filter(wanted).reduce((total, { staffed }) => total + staffed, 0);

/** Arrivals a day for each staffed bed of a department. Made up, near what such hospitals see. */
const arrivalsPerBed: Record<DepartmentKind, number> = {
  ed: 1.9,
  respiratory: 0.2,
  burns: 0.09,
  trauma: 0.22,
  cardiac: 0.16,
  paediatrics: 0.25,
  icu: 0.14,
  ward: 0.15,
};
/** Monday to Sunday, against the mean. */
const weekdays = [1.1, 1.03, 1, 0.98, 0.97, 0.94, 0.98];

/** Who comes to a department on a day: `boost` is what a festival does to it. */
export const inventArrivals = (
  beds: readonly DemoBeds[],
  department: DepartmentKind,
  weekday: number,
  boost: number,
  random: Random,
): number => {
  const staffed = sum(beds, (one) => one.department === department);
  const mean = staffed * arrivalsPerBed[department] * (weekdays[weekday] ?? 1) * boost;
  // Good enough for a demo: a normal near the Poisson, cut off at nothing.
  return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.normal()));
};

/** How a hospital stands at a moment. `pressure` 0.7 to 1.1: how full it is against its staffed beds. */
export const inventStanding = (
  beds: readonly DemoBeds[],
  oxygenCapacity: number,
  localHour: number,
  pressure: number,
  random: Random,
): ObservationFigures => {
  const edBeds = sum(beds, ({ type }) => type === 'ed');
  const ofDay = 0.75 + 0.35 * Math.sin(((localHour - 8) / 24) * 2 * Math.PI) ** 2;
  const edPatients = Math.max(
    0,
    Math.round(edBeds * pressure * ofDay * (0.9 + 0.2 * random.uniform())),
  );
  const crowding = Math.max(0, pressure - 0.8);
  const boarders = Math.min(edPatients, Math.round(edBeds * crowding * 0.6 * random.uniform()));
  const types = [...new Set(beds.map(({ type }) => type))].filter((type) => type !== 'ed');
  const occupied = Object.fromEntries(
    types.map((type) => {
      const staffed = sum(beds, (one) => one.type === type);
      const share = Math.min(1.15, pressure * (0.94 + 0.08 * random.uniform()));
      return [type, Math.round(staffed * share)];
    }),
  );
  return {
    edPatients,
    edWaiting: Math.min(edPatients, Math.round(edPatients * 0.3 * (0.5 + random.uniform()))),
    boarders,
    ventilatedInEd: random.uniform() < crowding ? 1 : 0,
    longestBoardingHours: boarders === 0 ? 0 : Math.round(10 * (1 + 8 * random.uniform())) / 10,
    lastDoorToBedHours: Math.round(10 * (0.4 + 4 * crowding * random.uniform())) / 10,
    occupied,
    oxygenLitres: Math.round(oxygenCapacity * (0.35 + 0.45 * random.uniform())),
  };
};
