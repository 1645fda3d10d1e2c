import { createHash } from 'node:crypto';
import type { DepartmentKind } from '@pulse/contract';
import { zoneOffset } from '../../kernel/zone-offset.ts';
import type { PastObservation } from '../../modules/observations/index.ts';
import { createRandom } from '../random.ts';
import { type DemoBeds, inventArrivals, inventStanding } from './invent-figures.ts';

export const dayMs = 86_400_000;
const hourMs = 3_600_000;
/** Ends of shifts, and the share of a day's arrivals that came in each. */
const shifts = [
  { hour: 6, share: 0.2 },
  { hour: 14, share: 0.42 },
  { hour: 22, share: 0.38 },
];
const departments: readonly DepartmentKind[] = [
  'ed',
  'respiratory',
  'burns',
  'trauma',
  'cardiac',
  'paediatrics',
];

export interface DemoHospital {
  readonly hospitalId: string;
  readonly beds: readonly DemoBeds[];
  readonly oxygenCapacity: number;
  readonly timeZone: string;
  /** Days of Deepavali, as `2026-11-08`. */
  readonly festivalDays: ReadonlySet<string>;
}

/**
 * What a hospital says of one day: a report at the end of each shift, and with the last one what came
 * to each department. The same hospital and day always say the same.
 *
 * @param day days since 1970-01-01 by the city's clock
 */
export const inventDay = (hospital: DemoHospital, day: number): PastObservation[] => {
  const { hospitalId, oxygenCapacity, festivalDays } = hospital;
  // In one order, whoever asks: each bed type draws its own numbers.
  const beds = [...hospital.beds].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const offset = zoneOffset(hospital.timeZone);
  const date = new Date(day * dayMs).toISOString().slice(0, 10);
  const usual = usualPressure(hospitalId);
  const random = createRandom(seedOf(`${hospitalId} ${date}`));
  const isFestival = festivalDays.has(date);
  const boost = (department: DepartmentKind) => {
    if (!isFestival) return 1;
    return { burns: 8, respiratory: 1.35, trauma: 1.3, ed: 1.15 }[department as string] ?? 1;
  };
  const weekday = (day + 3) % 7;
  const arrivals = departments
    .filter((department) => beds.some((one) => one.department === department))
    .map((department) => ({
      department,
      count: inventArrivals(beds, department, weekday, boost(department), random),
    }));
  const all = arrivals.reduce((sum, { count }) => sum + count, 0);
  const pressure = Math.min(1.1, usual * (isFestival ? 1.08 : 1) + 0.03 * random.normal());
  let left = all;
  return shifts.flatMap(({ hour, share }, index) => {
    const wall = day * dayMs + hour * hourMs;
    const observedAt = new Date(wall - offset(wall));
    const isLast = index === shifts.length - 1;
    const came = isLast ? left : Math.min(left, Math.round(all * share));
    left -= came;
    const admissions = Math.round(came * (0.24 + 0.08 * random.uniform()));
    const whole: PastObservation = {
      hospitalId,
      department: null,
      observedAt,
      figures: {
        ...inventStanding(beds, oxygenCapacity, hour, pressure, random),
        arrivals: came,
        admissions,
        discharges: Math.max(0, Math.round(admissions + 2 * random.normal())),
      },
    };
    const parts = arrivals.map(
      ({ department, count }): PastObservation => ({
        hospitalId,
        department,
        observedAt,
        figures: { arrivals: count },
      }),
    );
    return isLast ? [whole, ...parts] : [whole];
  });
};

/** How full a house usually is, as a share of its staffed beds: belongs to the house, not to the hour. */
export const usualPressure = (hospitalId: string): number =>
  0.74 + 0.16 * createRandom(seedOf(hospitalId)).uniform();

const nameOf = ({ department, type }: DemoBeds): string => `${department} ${type}`;

const seedOf = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE();
