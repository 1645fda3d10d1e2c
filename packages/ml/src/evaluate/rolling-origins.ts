export interface OriginPlan {
  /** Length of the series in steps. */
  readonly length: number;
  readonly horizon: number;
  /** How many origins are wanted. */
  readonly origins: number;
  /** Steps from one origin to the next. */
  readonly step: number;
  /** Fewest points to train on; origins with less before them are left out. */
  readonly minTrain?: number;
}

/**
 * Origins of a rolling evaluation (Tashman 2000), oldest first: each is the index of the first
 * forecast point, so that everything before it may be learnt from. The last leaves exactly a horizon.
 */
export const rollingOrigins = ({
  length,
  horizon,
  origins,
  step,
  minTrain = 1,
}: OriginPlan): number[] => {
  const last = length - horizon;
  return Array.from({ length: origins }, (_, k) => last - (origins - 1 - k) * step).filter(
    (origin) => origin >= minTrain,
  );
};
