import type { PredictionKind, PredictionLevel } from '@pulse/contract';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

export interface KindRules {
  readonly unit: 'share' | 'probability' | 'aqi';
  readonly stepMs: number;
  /** Steps that are forecast; the first is the one under way. */
  readonly horizon: number;
  /** How much history the forecaster is given. */
  readonly historyMs: number;
  /** From what value each level begins. */
  readonly scale: { readonly moderate: number; readonly high: number; readonly severe: number };
}

export const kinds: Readonly<Record<PredictionKind, KindRules>> = {
  // Levels of service D, E and F by the share of a road's capacity in use (Highway Capacity Manual).
  traffic: {
    unit: 'share',
    stepMs: hourMs,
    horizon: 24,
    historyMs: 56 * dayMs,
    scale: { moderate: 0.5, high: 0.7, severe: 0.85 },
  },
  // How likely is a day of rather heavy rain (India Meteorological Department: 35.6 mm and more).
  flooding: {
    unit: 'probability',
    stepMs: dayMs,
    horizon: 3,
    historyMs: 85 * dayMs,
    scale: { moderate: 0.1, high: 0.25, severe: 0.5 },
  },
  // India's national index: moderate from 101, poor from 201, very poor from 301 (CPCB 2014).
  aqi: {
    unit: 'aqi',
    stepMs: dayMs,
    horizon: 3,
    historyMs: 85 * dayMs,
    scale: { moderate: 101, high: 201, severe: 301 },
  },
};

export const floodingRainMm = 35.6;

/** In the order of how bad they are: the place is what is stored. */
export const levels = ['low', 'moderate', 'high', 'severe'] as const satisfies PredictionLevel[];

export const levelIndex = (kind: PredictionKind, value: number): number => {
  const { moderate, high, severe } = kinds[kind].scale;
  return Number(value >= moderate) + Number(value >= high) + Number(value >= severe);
};

export const levelOf = (kind: PredictionKind, value: number): PredictionLevel =>
  levels[levelIndex(kind, value)] ?? 'severe';

/**
 * How sure it is that the truth has the level of the point: the share of a normal distribution with
 * this 80 % interval that lies within that level.
 */
export const surenessOf = (
  kind: PredictionKind,
  { point, lower80, upper80 }: { point: number; lower80: number; upper80: number },
  cdf: (z: number) => number,
): number => {
  const { moderate, high, severe } = kinds[kind].scale;
  const edges = [Number.NEGATIVE_INFINITY, moderate, high, severe, Number.POSITIVE_INFINITY];
  const level = levelIndex(kind, point);
  const within = (edge: number) => {
    const side = edge < point ? point - lower80 : upper80 - point;
    const spread = Math.max(side / 1.2815515655, 1e-9);
    return cdf((edge - point) / spread);
  };
  return within(edges[level + 1] ?? 0) - within(edges[level] ?? 0);
};
