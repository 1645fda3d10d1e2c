import type { ModelName } from '../../../models/model.ts';
import type {
  Anomalies,
  Classification,
  Forecast,
  SensorReading,
  SeriesToForecast,
  TextToClassify,
} from '../port.ts';

/** Which bytes of each model to use; a model that is not named is the one that ships. */
export type ModelsInUse = Partial<Record<ModelName, PromotedBytes>>;

export interface PromotedBytes {
  readonly version: string;
  /** Shared, so that a task carries no copy. */
  readonly bytes: SharedArrayBuffer;
}

export type Task =
  | { readonly kind: 'classify'; readonly items: readonly TextToClassify[]; models: ModelsInUse }
  | { readonly kind: 'predict'; readonly items: readonly SeriesToForecast[]; models: ModelsInUse }
  | {
      readonly kind: 'anomaly';
      readonly items: readonly (readonly SensorReading[])[];
      models: ModelsInUse;
    };

/** The severity is null while no model of it is there. */
export type JudgedText = Omit<Classification, 'severity' | 'severityModelVersion'> & {
  readonly severity: number | null;
  readonly severityModelVersion: string | null;
};

export interface Outputs {
  readonly classify: readonly JudgedText[];
  readonly predict: readonly Forecast[];
  readonly anomaly: readonly Anomalies[];
}

/** Errors lose their kind on the way between threads, so failures travel as answers. */
export type Answer<Kind extends Task['kind'] = Task['kind']> =
  | {
      readonly ok: true;
      readonly output: Outputs[Kind];
      readonly inferences: readonly Inference[];
      readonly loads: readonly ModelLoad[];
    }
  | {
      readonly ok: false;
      readonly code: 'no_model' | 'bad_input';
      readonly message: string;
      readonly loads: readonly ModelLoad[];
    };

/** How long a model took for how many items. */
export interface Inference {
  readonly model: string;
  readonly items: number;
  readonly ms: number;
}

/** What came of reading a model's bytes. */
export interface ModelLoad {
  readonly name: ModelName;
  readonly version: string | null;
  readonly state: 'ready' | 'missing' | 'unusable';
  readonly detail: string | null;
}
