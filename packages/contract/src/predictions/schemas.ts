import { z } from 'zod';
import { Id, NamedRef, Timestamp } from '../primitives.ts';

export const PredictionKind = z.enum(['traffic', 'flooding', 'aqi']).meta({ id: 'PredictionKind' });
export type PredictionKind = z.output<typeof PredictionKind>;

/** How bad it is, in the same four words for every kind; what they mean is in `scale`. */
export const PredictionLevel = z
  .enum(['low', 'moderate', 'high', 'severe'])
  .meta({ id: 'PredictionLevel' });
export type PredictionLevel = z.output<typeof PredictionLevel>;

/** What moves a forecast: amounts, in the forecast's unit, that add up to it from its usual value. */
export const PredictionDriver = z
  .object({
    name: Id,
    label: z.string(),
    amount: z.number(),
  })
  .meta({ id: 'PredictionDriver' });
export type PredictionDriver = z.output<typeof PredictionDriver>;

export const PredictionStep = z
  .object({
    targetAt: Timestamp,
    point: z.number(),
    /** Four times in five the truth lies between these two. */
    lower80: z.number(),
    upper80: z.number(),
    level: PredictionLevel,
  })
  .meta({ id: 'PredictionStep' });
export type PredictionStep = z.output<typeof PredictionStep>;

/** How well the model did lately, beside the naive forecast (the same time a season ago). */
export const PredictionRecord = z
  .object({
    /** `live`: forecasts that were shown. `backtest`: made afterwards from what was known then. */
    basis: z.enum(['live', 'backtest']),
    from: Timestamp,
    to: Timestamp,
    /** Forecast steps that were compared with what came. */
    n: z.number().int(),
    /** Mean absolute error, in the forecast's unit; for a probability the Brier score. */
    error: z.number(),
    naiveError: z.number(),
    /** Share of what came that lay within the 80 % interval; null for a probability. */
    coverage80: z.number().min(0).max(1).nullable(),
  })
  .meta({ id: 'PredictionRecord' });
export type PredictionRecord = z.output<typeof PredictionRecord>;

/** Where the measurements behind a forecast come from. */
export const PredictionSource = z
  .object({
    /** Measured here and now, or a history of somewhere else played again. */
    replayed: z.boolean(),
    label: z.string(),
    /** The ward it was measured in, when that is another one; null when it is this or the city. */
    measuredIn: NamedRef.nullable(),
  })
  .meta({ id: 'PredictionSource' });
export type PredictionSource = z.output<typeof PredictionSource>;

const about = {
  kind: PredictionKind,
  cityId: Id,
  area: NamedRef,
  /** `share` 0-1 of standstill, `probability` 0-1, or `aqi` on India's national scale. */
  unit: z.enum(['share', 'probability', 'aqi']),
  madeAt: Timestamp,
  modelVersion: z.string(),
  /** The last value measured; null when none is recent. */
  now: z.object({ at: Timestamp, value: z.number(), level: PredictionLevel }).nullable(),
  /** The worst step of the next 24 hours. */
  peak: PredictionStep,
  /** How sure the level of the peak is: share of the forecast's distribution within it. */
  sureness: z.number().min(0).max(1),
  source: PredictionSource,
  record: PredictionRecord.nullable(),
};

/** One ward and kind in a line: now, and the worst of the next 24 hours. */
export const Prediction = z.object(about).meta({ id: 'Prediction' });
export type Prediction = z.output<typeof Prediction>;

/** One ward and kind in full. */
export const PredictionDetail = z
  .object({
    ...about,
    steps: z.array(PredictionStep),
    /** What was measured before, oldest first. */
    recent: z.array(z.object({ at: Timestamp, value: z.number() })),
    /** What moves the peak, largest first. */
    drivers: z.array(PredictionDriver),
    /** From what value each level begins. */
    scale: z.object({ moderate: z.number(), high: z.number(), severe: z.number() }),
  })
  .meta({ id: 'PredictionDetail' });
export type PredictionDetail = z.output<typeof PredictionDetail>;
