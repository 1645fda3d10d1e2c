import { z } from 'zod';
import { Id, Place, Timestamp } from '../primitives.ts';

/** The engine's own wire, between servers: names as in the source design, in snake case. */
const mostItems = 256;
const mostReadings = 10_000;
const mostSteps = 10_000;

/** One `{...}` or many `{items: [...]}`; the answer to many is `{items: [...]}` in the same order. */
const batchOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item).min(1).max(mostItems) });

export const ClassifyItem = z.object({
  text: z.string().trim().min(1).max(5_000),
  location: Place.optional(),
  time: Timestamp.optional(),
  /** What a person says it is; the severity is then that of such a thing. */
  category: Id.optional(),
  /** Confirmations less disputes. */
  votes: z.number().optional(),
  /** Of such things in that city. */
  usual_severity: z.number().int().min(1).max(10).optional(),
  /** Of the city, such as Asia/Kolkata. */
  time_zone: z.string().max(64).optional(),
});
export type ClassifyItem = z.output<typeof ClassifyItem>;
export const ClassifyBatch = batchOf(ClassifyItem);

export const Classified = z.object({
  category: z.string(),
  sub_category: z.string().nullable(),
  severity: z.number().int().min(1).max(10),
  /** 0-1, of the category. */
  confidence: z.number().min(0).max(1),
  severity_confidence: z.number().min(0).max(1).nullable(),
  /** Words that weighed most for the category, in log-odds; against it when below zero. */
  reasons: z.array(z.object({ word: z.string(), weight: z.number() })),
  severity_reasons: z.array(z.object({ word: z.string(), weight: z.number() })),
  alternatives: z.array(z.object({ category: z.string(), confidence: z.number() })),
  /** The model is not sure enough: a person should look. */
  needs_person: z.boolean(),
  model_versions: z.object({ category: z.string(), severity: z.string() }),
});
export type Classified = z.output<typeof Classified>;
export const ClassifiedBatch = z.object({ items: z.array(Classified) });

/** A regular series, oldest first; null is a value that is missing. */
export const SeriesHistory = z.object({
  values: z.array(z.number().nullable()).min(2).max(20_000),
  /** Of the first value; days and weeks go by its offset. */
  start: Timestamp,
  step_minutes: z.number().int().min(1).max(44_640),
  /** Seasonal periods in steps, shortest first, such as [24, 168] for hours. */
  seasons: z.array(z.number().int().min(2).max(10_000)).max(3).default([]),
  non_negative: z.boolean().default(false),
});
export type SeriesHistory = z.output<typeof SeriesHistory>;

export const PredictRequest = z
  .object({
    area_id: Id.optional(),
    /** Steps ahead. */
    horizon: z.number().int().min(1).max(336),
    prediction_types: z.array(Id).min(1).max(8),
    /** Forecast this instead of what the city measured; then of one type only. */
    history: SeriesHistory.optional(),
  })
  .superRefine((request, context) => {
    if (request.history === undefined && request.area_id === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['area_id'],
        message: 'is required without history',
      });
    }
    if (request.history !== undefined && request.prediction_types.length > 1) {
      context.addIssue({
        code: 'custom',
        path: ['prediction_types'],
        message: 'must be one type when history is given',
      });
    }
  });
export type PredictRequest = z.output<typeof PredictRequest>;
export const PredictBatch = batchOf(PredictRequest).refine(
  ({ items }) =>
    items.reduce((sum, item) => sum + item.horizon * item.prediction_types.length, 0) <= mostSteps,
  { path: ['items'], message: `must ask for at most ${mostSteps} steps in all` },
);

export const Predicted = z.object({
  predictions: z.array(
    z.object({
      area_id: z.string().nullable(),
      prediction_type: z.string(),
      /** Which model answered, and what it fitted. */
      model: z.string(),
      points: z.array(
        z.object({
          at: Timestamp,
          value: z.number(),
          /** Four times in five the truth lies between these two, where the model knows. */
          lower80: z.number().nullable(),
          upper80: z.number().nullable(),
          /** What moves it, in its unit; empty where the model does not say. */
          drivers: z.array(z.object({ name: Id, label: z.string(), amount: z.number() })),
        }),
      ),
    }),
  ),
});
export type Predicted = z.output<typeof Predicted>;
export const PredictedBatch = z.object({ items: z.array(Predicted) });

export const AnomalyRequest = z.object({
  readings: z
    .array(
      z.object({
        sensor_id: Id,
        at: Timestamp,
        value: z.number(),
      }),
    )
    .min(1)
    .max(mostReadings),
});
export type AnomalyRequest = z.output<typeof AnomalyRequest>;
export const AnomalyBatch = batchOf(AnomalyRequest);

export const AnomalyAnswer = z.object({
  anomalies: z.array(
    z.object({
      sensor_id: z.string(),
      at: Timestamp,
      value: z.number(),
      /** 0-1, as the model means it. */
      score: z.number(),
      reason: z.string().nullable(),
    }),
  ),
  alert: z.boolean(),
  model_version: z.string(),
});
export type AnomalyAnswer = z.output<typeof AnomalyAnswer>;
export const AnomalyAnswerBatch = z.object({ items: z.array(AnomalyAnswer) });

export const TrainRequest = z.object({
  model: Id,
  seed: z.number().int().min(0).max(2_147_483_647).default(1),
});
export type TrainRequest = z.output<typeof TrainRequest>;
export const TrainAnswer = z.object({ run_id: z.string() });

export const EngineModel = z.object({
  name: z.string(),
  /** `shipped` came with the program; `promoted` is a later run. */
  source: z.enum(['shipped', 'promoted']),
  version: z.string().nullable(),
  state: z.enum(['ready', 'not_loaded', 'missing', 'unusable']),
  detail: z.string().nullable(),
  /** Figures of its card, as measured when it was trained. */
  metrics: z.record(z.string(), z.number()),
});
export type EngineModel = z.output<typeof EngineModel>;
export const EngineModels = z.object({ items: z.array(EngineModel) });

export const EnginePool = z.object({
  threads: z.number().int(),
  running: z.number().int(),
  waiting: z.number().int(),
  queue_limit: z.number().int(),
});
export const EngineHealth = z.object({
  status: z.enum(['ok', 'degraded', 'down']),
  version: z.string(),
  pool: EnginePool,
  models: z.array(EngineModel),
});
export type EngineHealth = z.output<typeof EngineHealth>;
