import { blockingAtOccupancy } from './blocking-at-occupancy.ts';

export type OpelMeasure = 'blocking' | 'nedocs';

/** From these values on a measure is at level 2, 3 and 4. */
export type OpelThresholds = Readonly<Record<OpelMeasure, readonly [number, number, number]>>;

/** Beds that stand in for each other: a ward bed helps nobody who needs intensive care. */
export interface BedPool {
  readonly occupied: number;
  readonly staffedBeds: number;
}

export interface OpelInput {
  readonly pools: readonly BedPool[];
  readonly nedocs: number | null;
}

export interface OpelReason {
  readonly measure: OpelMeasure;
  readonly value: number;
  readonly level: number;
}

/**
 * OPEL-style level: 1 calm to 4 critical, the worst of its measures: crowding of the emergency
 * department, and the chance that the next patient finds no bed (over pools, by their size). The thresholds belong to the
 * installation: those of the health service that coined the name are not published as numbers.
 *
 * @returns level null when nothing is known; what speaks for each measure
 */
export const opelLevel = (
  { pools, nedocs }: OpelInput,
  thresholds: OpelThresholds,
): { level: number | null; because: OpelReason[] } => {
  const because: OpelReason[] = [];
  const judge = (measure: OpelMeasure, value: number) => {
    const level = 1 + thresholds[measure].filter((from) => value >= from).length;
    because.push({ measure, value, level });
  };
  const beds = pools.reduce((sum, { staffedBeds }) => sum + staffedBeds, 0);
  if (beds > 0) {
    const blocked = pools.reduce(
      (sum, { occupied, staffedBeds }) =>
        sum + staffedBeds * blockingAtOccupancy(occupied / Math.max(1, staffedBeds), staffedBeds),
      0,
    );
    judge('blocking', blocked / beds);
  }
  if (nedocs !== null) judge('nedocs', nedocs);
  if (because.length === 0) return { level: null, because };
  return { level: Math.max(...because.map(({ level }) => level)), because };
};
