import type { DepartmentKind } from '@pulse/contract';
import { zoneOffset } from '../../kernel/zone-offset.ts';
import type { PastObservation } from '../../modules/observations/index.ts';
import type { Random } from '../random.ts';
import { type DemoBeds, inventArrivals, inventStanding } from './invent-figures.ts';

const days = 60;
const dayMs = 86_400_000;
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

export interface PastOptions {
  readonly hospitalId: string;
  readonly beds: readonly DemoBeds[];
  readonly oxygenCapacity: number;
  readonly timeZone: string;
  readonly until: Date;
  /** Days of Deepavali, as `2026-11-08`. */
  readonly festivalDays: ReadonlySet<string>;
  readonly random: Random;
}

/** Two months of three reports a day, and each evening what came to each department. */
export const inventPast = (options: PastOptions): PastObservation[] => {
  const { hospitalId, beds, oxygenCapacity, until, festivalDays, random } = options;
  const offset = zoneOffset(options.timeZone);
  const today = Math.floor((until.getTime() + offset(until.getTime())) / dayMs);
  const usual = 0.78 + 0.16 * random.uniform();
  const past: PastObservation[] = [];
  for (let day = today - days; day <= today; day += 1) {
    const date = new Date(day * dayMs).toISOString().slice(0, 10);
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
    for (const [index, { hour, share }] of shifts.entries()) {
      const wall = day * dayMs + hour * hourMs;
      const observedAt = new Date(wall - offset(wall));
      if (observedAt > until) break;
      const isLast = index === shifts.length - 1;
      const came = isLast ? left : Math.min(left, Math.round(all * share));
      left -= came;
      const admissions = Math.round(came * (0.24 + 0.08 * random.uniform()));
      past.push({
        hospitalId,
        department: null,
        observedAt,
        figures: {
          ...inventStanding(beds, oxygenCapacity, hour, pressure, random),
          arrivals: came,
          admissions,
          discharges: Math.max(0, Math.round(admissions + 2 * random.normal())),
        },
      });
      if (!isLast) continue;
      for (const { department, count } of arrivals) {
        past.push({ hospitalId, department, observedAt, figures: { arrivals: count } });
      }
    }
  }
  return past;
};
