import { z } from 'zod';
import { Timestamp, Uuid } from '../primitives.ts';

/** What a model is called: `severity`, or the slug that an ONNX model was registered under. */
export const ModelName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,39}$/, 'must be 2 to 40 small letters, digits and dashes');

export const ModelFormat = z.enum(['pulse', 'onnx']).meta({ id: 'ModelFormat' });
export const RunStatus = z
  .enum(['queued', 'running', 'finished', 'failed'])
  .meta({ id: 'ModelRunStatus' });
export type RunStatus = z.output<typeof RunStatus>;

/** One training, or one upload, of a model. */
export const ModelRun = z
  .object({
    id: Uuid,
    name: z.string(),
    /** Counts up for each model. */
    version: z.number().int(),
    format: ModelFormat,
    status: RunStatus,
    /** 0-1 and what is being done; of use while the run goes on. */
    progress: z.object({ share: z.number(), doing: z.string() }),
    startedAt: Timestamp,
    finishedAt: Timestamp.nullable(),
    startedBy: z.string(),
    /** SHA-256, in hex, of all that it was trained on. */
    dataHash: z.string().nullable(),
    parameters: z.record(z.string(), z.unknown()),
    metrics: z.record(z.string(), z.number()),
    sizeBytes: z.number().int().nullable(),
    error: z.string().nullable(),
    isLive: z.boolean(),
  })
  .meta({ id: 'ModelRun' });
export type ModelRun = z.output<typeof ModelRun>;

/** Live error beside what the backtest promised, for one kind of forecast. */
export const ModelWatch = z
  .object({
    kind: z.string(),
    version: z.string(),
    /** Forecasts compared with what happened, over how many periods. */
    n: z.number().int(),
    periods: z.number().int(),
    error: z.number(),
    naiveError: z.number().nullable(),
    backtestError: z.number(),
    /** Live error over backtest error. */
    ratio: z.number(),
    driftingSince: Timestamp.nullable(),
  })
  .meta({ id: 'ModelWatch' });
export type ModelWatch = z.output<typeof ModelWatch>;

export const Model = z
  .object({
    name: z.string(),
    /** Null: the model that ships, or none when the name is not one of those. */
    live: z
      .object({
        runId: Uuid,
        version: z.number().int(),
        format: ModelFormat,
        promotedAt: Timestamp,
        promotedBy: z.string(),
        reason: z.string(),
      })
      .nullable(),
    ships: z.boolean(),
    trainable: z.boolean(),
    runs: z.number().int(),
    watch: z.array(ModelWatch),
  })
  .meta({ id: 'Model' });
export type Model = z.output<typeof Model>;

/** A numeric tensor: row-major values and the length of each axis. */
export const Tensor = z
  .object({
    dims: z.array(z.number().int().positive()).max(8),
    data: z.array(z.number()).max(1_000_000),
  })
  .meta({ id: 'Tensor' });
export type Tensor = z.output<typeof Tensor>;

/** An input or output of an ONNX model; null is an axis of any length. */
export const TensorShape = z
  .object({
    name: z.string().min(1).max(200),
    dims: z.array(z.number().int().positive().nullable()).max(8),
  })
  .meta({ id: 'TensorShape' });
export type TensorShape = z.output<typeof TensorShape>;

export const OnnxUpload = z.object({
  name: ModelName,
  /** The file in base64; 7 MB at most. */
  bytes: z.base64().min(4),
  inputs: z.array(TensorShape).min(1).max(32),
  outputs: z.array(TensorShape).min(1).max(32),
  /** What its maker measured. */
  metrics: z.record(z.string().max(80), z.number()).default({}),
});
