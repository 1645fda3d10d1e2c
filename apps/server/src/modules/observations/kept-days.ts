const dayMs = 86_400_000;
/** As the design promises: raw observations, and what was summed up of them. */
export const keptDays = 90;
export const keptRollUpDays = 365;

/** The first day, since 1970, of which no observation was let go of yet. */
export const oldestWholeDay = (wallNowMs: number): number =>
  Math.floor(wallNowMs / dayMs) - keptDays + 1;
