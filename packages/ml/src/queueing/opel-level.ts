import { blockingAtOccupancy } from './blocking-at-occupancy.ts';

export type OpelMeasure = 'blocking' | 'nedocs';

/** From these values on a measure is at level 2, 3 and 4. */
export type OpelThresholds = Readonly<Record<OpelMeasure, readonly [number, number, number]>>;

export interface OpelInput {
  readonly occupied: number | null;
  readonly staffedBeds: number;
  readonly nedocs: number | null;
}

export interface OpelReason {
  readonly measure: OpelMeasure;
  readonly value: number;
  readonly level: number;
}

/**
 * OPEL-style level: 1 calm to 4 critical, the worst of its measures. The thresholds belong to the
 * installation: those of the health service that coined the name are not published as numbers.
 *
 * @returns level null when nothing is known; what speaks for each measure
 */
export const opelLevel = (
  { occupied, staffedBeds, nedocs }: OpelInput,
  thresholds: OpelThresholds,
): { level: number | null; because: OpelReason[] } => {
  const because: OpelReason[] = [];
  const judge = (measure: OpelMeasure, value: number) => {
    const level = 1 + thresholds[measure].filter((from) => value >= from).length;
    because.push({ measure, value, level });
  };
  if (occupied !== null && staffedBeds > 0) {
    judge('blocking', blockingAtOccupancy(occupied / staffedBeds, staffedBeds));
  }
  if (nedocs !== null) judge('nedocs', nedocs);
  if (because.length === 0) return { level: null, because };
  return { level: Math.max(...because.map(({ level }) => level)), because };
};
