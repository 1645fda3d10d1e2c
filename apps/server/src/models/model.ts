/** The models that ship, by the name that `pulse train` and the registry know them by. */
export const modelNames = ['category', 'severity', 'traffic', 'flood', 'air', 'sensor'] as const;
export type ModelName = (typeof modelNames)[number];

export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };

export interface TrainInput {
  /** Files that replace the data which ships, by the role that the model gives them. */
  readonly files: Readonly<Record<string, string>>;
  /** Further labelled examples, such as officers' corrections; what a model cannot use it ignores. */
  readonly corrections: readonly Correction[];
  readonly seed: number;
  /** Told now and then: share is 0-1. */
  readonly onProgress: (share: number, doing: string) => void;
}

/** What a person said a report should have been. */
export interface Correction {
  readonly text: string;
  readonly category: string;
  readonly severity: number;
}

export interface TrainedModel {
  readonly bytes: Uint8Array;
  /** SHA-256 of all that it was trained on, as hex. */
  readonly dataHash: string;
  readonly parameters: Readonly<Record<string, Json>>;
  /** Measured on data held out from this very training, by name and unit, such as `accuracy`. */
  readonly metrics: Readonly<Record<string, number>>;
}

/** How a kind of model is made from data, and read again from its bytes. Pure but for reading files. */
export interface ModelRecipe<Loaded> {
  readonly name: ModelName;
  /** What it needs, for the message when it is not there: role of the file and what must be in it. */
  readonly needs: Readonly<Record<string, string>>;
  train(input: TrainInput): Promise<TrainedModel>;
  load(bytes: Uint8Array): Loaded;
}
