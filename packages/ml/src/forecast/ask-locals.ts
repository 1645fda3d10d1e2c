import type { Forecaster, History } from '../series/index.ts';

export interface LocalCandidate {
  readonly name: string;
  readonly forecaster: Forecaster;
  /** Newest points that it is fitted on. */
  readonly window: number;
  /** It is asked at every so many of the past origins. */
  readonly every: number;
}

/** Fits models of one series to what lies before the origin; undefined where one cannot be fitted. */
export const askLocals = (
  locals: readonly LocalCandidate[],
  history: History,
  begin: number,
  origin: number,
  horizon: number,
  wanted: (candidate: number) => boolean,
): (Float64Array | undefined)[] => {
  const known = history.known?.map((column) => column.slice(origin, origin + horizon));
  return locals.map(({ forecaster, window }, c) => {
    if (!wanted(c)) return undefined;
    const from = Math.max(begin, origin - window);
    // Copies: what lies beyond the origin is out of reach even of a model with a fault.
    const cut = (column: Float64Array) => column.slice(from, origin);
    try {
      const fitted = forecaster.fit({
        ...history,
        values: cut(history.values),
        start: history.start + from * history.stepMs,
        ...(history.known && { known: history.known.map(cut) }),
        ...(history.observed && { observed: history.observed.map(cut) }),
      });
      const { point } = fitted.forecast(horizon, known);
      if (point.some((value) => !Number.isFinite(value))) return undefined;
      return history.nonNegative ? point.map((value) => Math.max(0, value)) : point;
    } catch {
      return undefined;
    }
  });
};
