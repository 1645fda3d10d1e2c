import type { BedType } from '@pulse/contract';
import { type DayParts, spreadOverParts } from './roll-up-parts.ts';

/** The highest version of what was reported at one moment. */
export interface CountedReport {
  /** By the city's clock, in milliseconds as if it were UTC. */
  readonly wallMs: number;
  readonly receivedAt: Date;
  readonly arrivals: number | null;
  readonly admissions: number | null;
  readonly discharges: number | null;
  readonly edPatients: number | null;
  readonly occupied: Readonly<Partial<Record<BedType, number>>>;
}

export interface DayFigures {
  readonly reports: number;
  readonly arrivals: number | null;
  readonly admissions: number | null;
  readonly discharges: number | null;
  readonly occupied: Readonly<Record<string, number>>;
  readonly edPatientsMax: number | null;
  readonly parts: DayParts | null;
  readonly complete: boolean;
  /** When the last of what it is made of was received. */
  readonly knownAt: Date;
}

const dayMs = 86_400_000;
/** A day whose last count comes at this hour or later is told in full. */
const lateHourMs = 18 * 3_600_000;

/** The day that a moment belongs to, since 1970: midnight itself ends the day before. */
export const dayOfReport = (wallMs: number): number => Math.ceil(wallMs / dayMs) - 1;

export const isLateReport = (wallMs: number): boolean =>
  wallMs - dayOfReport(wallMs) * dayMs >= lateHourMs;

/**
 * Sums up the reports of one day, in order of time; at least one.
 *
 * @param countedBefore the last count of an earlier day, as wall-clock milliseconds
 * @param toldLaterAt when the first count of a later day was received
 */
export const rollUpDay = (
  reports: readonly CountedReport[],
  countedBefore: number | undefined,
  toldLaterAt: Date | undefined,
): DayFigures => {
  const counts = reports.flatMap(({ wallMs, arrivals }) =>
    arrivals === null ? [] : [{ wallMs, arrivals }],
  );
  const told = counts.some(({ wallMs }) => isLateReport(wallMs));
  const received = reports.map(({ receivedAt }) => receivedAt.getTime());
  if (!told && counts.length > 0 && toldLaterAt) received.push(toldLaterAt.getTime());
  const edPatients = known(reports, ({ edPatients }) => edPatients);
  return {
    reports: reports.length,
    arrivals: sumOf(known(reports, ({ arrivals }) => arrivals)),
    admissions: sumOf(known(reports, ({ admissions }) => admissions)),
    discharges: sumOf(known(reports, ({ discharges }) => discharges)),
    occupied: meanOccupied(reports),
    edPatientsMax: edPatients.length === 0 ? null : Math.max(...edPatients),
    parts: counts.length < 2 ? null : spreadOverParts(spansOf(counts, countedBefore)),
    complete: counts.length > 0 && (told || toldLaterAt !== undefined),
    knownAt: new Date(Math.max(...received)),
  };
};

const known = (
  reports: readonly CountedReport[],
  figure: (report: CountedReport) => number | null,
): number[] => reports.map(figure).filter((value) => value !== null);

const sumOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, one) => sum + one, 0);

const meanOccupied = (reports: readonly CountedReport[]): Record<string, number> => {
  const types = new Set(reports.flatMap(({ occupied }) => Object.keys(occupied)));
  return Object.fromEntries(
    [...types].sort().map((type) => {
      const values = reports.flatMap(({ occupied }) => {
        const value = new Map(Object.entries(occupied)).get(type);
        return value === undefined ? [] : [value];
      });
      return [type, values.reduce((sum, one) => sum + one, 0) / values.length];
    }),
  );
};

/** A count is of the time since the one before, or since midnight when that was over a day ago. */
const spansOf = (
  counts: readonly { wallMs: number; arrivals: number }[],
  countedBefore: number | undefined,
) =>
  counts.map(({ wallMs, arrivals }, i) => {
    const before = counts[i - 1]?.wallMs ?? countedBefore ?? Number.NEGATIVE_INFINITY;
    const fromWallMs = before > wallMs - dayMs ? before : dayOfReport(wallMs) * dayMs;
    return { fromWallMs, toWallMs: wallMs, arrivals };
  });
