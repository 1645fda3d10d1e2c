import type { Place } from '@pulse/contract';
import type { Health } from '../health.ts';

export interface TextToClassify {
  readonly text: string;
  readonly location?: Place | undefined;
  readonly at?: Date | undefined;
  /** What a person says it is; the severity is then that of such a thing. */
  readonly category?: string | undefined;
  /** Confirmations less disputes. */
  readonly votes?: number | undefined;
  /** Of such things in that city, 1-10. */
  readonly usualSeverity?: number | undefined;
  /** Of the city, such as Asia/Kolkata. */
  readonly timeZone?: string | undefined;
}

export interface Reason {
  readonly word: string;
  readonly weight: number;
}

export interface Classification {
  readonly category: string;
  readonly subCategory: string | null;
  /** 0-1, of the category. */
  readonly confidence: number;
  readonly reasons: readonly Reason[];
  /** The other categories, the likeliest first. */
  readonly alternatives: readonly { readonly category: string; readonly confidence: number }[];
  /** The model is less sure than it may be to stand alone. */
  readonly needsPerson: boolean;
  /** 1-10. */
  readonly severity: number;
  readonly severityConfidence: number | null;
  readonly severityReasons: readonly Reason[];
  readonly modelVersion: string;
  readonly severityModelVersion: string;
}

/** A regular series, oldest first, and how far to carry it on. */
export interface SeriesToForecast {
  /** What was measured, such as `traffic`: a model of it answers where there is one. */
  readonly signal: string;
  readonly areaId: string | null;
  /** NaN is missing. */
  readonly values: Float64Array;
  /** Time of the first value, in milliseconds. */
  readonly startMs: number;
  /** What the clocks on the wall there are ahead of UTC: days and weeks go by them. */
  readonly offsetMinutes?: number | undefined;
  readonly stepMs: number;
  /** Seasonal periods in steps, shortest first. */
  readonly seasons: readonly number[];
  readonly nonNegative: boolean;
  /** Steps ahead. */
  readonly horizon: number;
}

export interface ForecastPoint {
  readonly atMs: number;
  readonly value: number;
  readonly lower80: number | null;
  readonly upper80: number | null;
  /** What moves it, in its unit; empty where the model does not say. */
  readonly drivers: readonly {
    readonly name: string;
    readonly label: string;
    readonly amount: number;
  }[];
}

export interface Forecast {
  /** Which model answered, and what it fitted. */
  readonly model: string;
  readonly points: readonly ForecastPoint[];
}

export interface SensorReading {
  readonly sensorId: string;
  readonly atMs: number;
  readonly value: number;
}

export interface Anomaly extends SensorReading {
  readonly score: number;
  readonly reason: string | null;
}

export interface Anomalies {
  readonly anomalies: readonly Anomaly[];
  readonly modelVersion: string;
}

/** A model as the engine has it. */
export interface EngineModelState {
  readonly name: string;
  readonly source: 'shipped' | 'promoted';
  readonly version: string | null;
  readonly state: 'ready' | 'not_loaded' | 'missing' | 'unusable';
  readonly detail: string | null;
  readonly metrics: Readonly<Record<string, number>>;
}

/** A run of a model that is to be used instead of the one that ships. */
export interface LiveModel {
  readonly version: string;
  readonly bytes: Uint8Array;
}

export interface CallOptions {
  /** Instead of the engine's own limit; waiting counts. */
  readonly timeoutMs?: number | undefined;
}

/**
 * What computes with models, apart from the loop that answers people. Answers come in the order of
 * what was asked. Nothing may wait for it without a limit, and everything must do without it.
 *
 * Every call throws EngineError: `busy`, `late`, `no_model`, `crashed`, `unreachable`, `refused`.
 */
export interface Engine {
  readonly kind: string;
  classify(
    texts: readonly TextToClassify[],
    options?: CallOptions,
  ): Promise<readonly Classification[]>;
  predict(series: readonly SeriesToForecast[], options?: CallOptions): Promise<readonly Forecast[]>;
  /** Each batch of readings is judged by itself; readings of a sensor in order of time. */
  anomaly(
    batches: readonly (readonly SensorReading[])[],
    options?: CallOptions,
  ): Promise<readonly Anomalies[]>;
  models(): Promise<readonly EngineModelState[]>;
  health(): Promise<Health>;
  close(): Promise<void>;
}
