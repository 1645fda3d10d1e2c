import { createRollingDeviation } from './rolling-deviation.ts';
import { createRollingMean } from './rolling-mean.ts';
import type { SeasonalResidual } from './seasonal-residual.ts';
import { createShapeNovelty } from './shape-novelty.ts';
import { createStretchIsolation } from './stretch-isolation.ts';

/** What one part of the ensemble looks at; it also decides how an alarm is put into words. */
export type PartKind = 'value' | 'jump' | 'level' | 'season' | 'shape' | 'still';

/** One reading as the parts see it. */
export interface Seen {
  readonly atS: number;
  readonly value: number;
  /** The value before, or the same one at the start. */
  readonly before: number;
  /** The value by the running scale. */
  readonly scaled: number;
}

export interface Part {
  readonly kind: PartKind;
  /** A statistic in any unit, larger when stranger; NaN while nothing can be said. */
  measure(seen: Seen): number;
}

export interface PartsOptions {
  /** Stretches that shapes are compared with. */
  readonly shapes: number;
  readonly season: SeasonalResidual;
}

const longWindow = 2000;
const middleWindow = 1000;
const shortWindow = 500;
/** An hour and four hours of readings each five minutes. */
const levelLengths = [
  [12, shortWindow],
  [48, middleWindow],
] as const;
/** From a single value to an hour and a half; the longest is the length of Burnaev and Ishimtsev. */
const shapeLengths = [1, 3, 8, 19];
const isolatedLength = 8;

/** The parts of the ensemble: few, unlike each other, each with the past of one series. */
export const createParts = ({ shapes, season }: PartsOptions): readonly Part[] => {
  const far = createRollingDeviation(longWindow);
  const step = createRollingDeviation(shortWindow);
  const isolation = createStretchIsolation(isolatedLength);
  return [
    { kind: 'value', measure: ({ value }) => far.deviation(value) },
    { kind: 'jump', measure: ({ value, before }) => step.deviation(value - before) },
    ...levelLengths.map(([length, window]): Part => {
      const mean = createRollingMean(length);
      const level = createRollingDeviation(window);
      return { kind: 'level', measure: ({ value }) => level.deviation(mean(value)) };
    }),
    { kind: 'season', measure: ({ atS, scaled }) => season.residual(atS, scaled) },
    ...shapeLengths.map((length): Part => {
      const shape = createShapeNovelty(length, shapes);
      return {
        kind: length === 1 ? 'value' : 'shape',
        measure: ({ scaled }) => shape.novelty(scaled),
      };
    }),
    { kind: 'shape', measure: ({ scaled }) => isolation.isolation(scaled) },
  ];
};
