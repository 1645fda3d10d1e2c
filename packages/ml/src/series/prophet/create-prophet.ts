import type {
  Prophet,
  ProphetHoliday,
  ProphetOptimizedParams,
  ProphetOptions,
} from '@bsull/augurs/prophet';
import { type Forecaster, type History, TooShortError } from '../forecaster.ts';
import { prophetVariance } from './prophet-variance.ts';

/** Initialised WebAssembly, from whoever may read files: this package may not. */
export interface ProphetModules {
  readonly Prophet: typeof Prophet;
  readonly optimizer: ProphetOptions['optimizer'];
}

export interface ProphetForecasterOptions {
  /** Whether seasons and regressors grow with the trend. */
  readonly mode?: 'additive' | 'multiplicative';
  /** First instants of days, in the history's wall-clock milliseconds, by name of the holiday. */
  readonly holidays?: ReadonlyMap<string, readonly number[]>;
  /** How readily the trend bends; 0.05 by default. */
  readonly changepointPriorScale?: number;
}

const dayS = 86_400;

/**
 * Prophet (Taylor and Letham 2018), by its own Stan model in WebAssembly. Its years, weeks and days
 * come from the calendar, not from the history's seasons: each when the history holds two. Known
 * regressors take part. Missing values are left out. It takes a second or more a fit.
 *
 * @throws {TooShortError} with fewer than two known values
 */
export const createProphet = (
  modules: ProphetModules,
  options: ProphetForecasterOptions = {},
): Forecaster => ({
  name: 'prophet',
  fit: (history) => {
    const regressors = history.known ?? [];
    const places: number[] = [];
    history.values.forEach((value, i) => {
      if (!Number.isNaN(value)) places.push(i);
    });
    if (places.length < 2) {
      throw new TooShortError(`Prophet needs 2 known values, the history has ${places.length}`);
    }
    let found: ProphetOptimizedParams | undefined;
    const model = new modules.Prophet({
      optimizer: {
        optimize: (initial, data, settings) => {
          const output = modules.optimizer.optimize(initial, data, settings);
          found = output.params;
          return output;
        },
      },
      // Its own intervals are drawn without a seed; the variance is worked out instead.
      uncertaintySamples: 0,
      seasonalityMode: options.mode ?? 'additive',
      changepointPriorScale: options.changepointPriorScale ?? 0.05,
      ...(options.holidays ? { holidays: holidaysOf(options.holidays) } : {}),
    });
    regressors.forEach((_, column) => {
      model.addRegressor(nameOf(column));
    });
    const y = places.map((i) => history.values[i] as number);
    const ds = places.map((i) => secondsAt(history, i));
    model.fit(
      { ds, y, x: columnsOf(regressors, (column) => places.map((i) => column[i] as number)) },
      { seed: 1 },
    );
    const parameters = found;
    if (!parameters) throw new Error('Prophet did not optimise');
    const span = (ds.at(-1) as number) - (ds[0] as number);
    const scale = y.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
    return {
      description: `Prophet, ${options.mode ?? 'additive'}`,
      forecast: (horizon, known = []) => {
        if (known.length !== regressors.length) {
          throw new RangeError(
            `Prophet was fitted with ${regressors.length} known regressors, the horizon has ${known.length}`,
          );
        }
        const n = history.values.length;
        const times = Array.from({ length: horizon }, (_, step) => secondsAt(history, n + step));
        const ahead = model.predict({
          ds: times,
          x: columnsOf(known, (column) => Array.from(column.subarray(0, horizon))),
        });
        const point = Float64Array.from(ahead.yhat.point);
        const variance = prophetVariance(
          parameters,
          times.map((time) => (time - (ds.at(-1) as number)) / span),
          ahead.multiplicative.point,
        ).map((value) => value * scale * scale);
        return {
          point: history.nonNegative ? point.map((value) => Math.max(0, value)) : point,
          variance,
        };
      },
    };
  },
});

const secondsAt = ({ start, stepMs }: History, step: number): number =>
  Math.round((start + step * stepMs) / 1000);

const nameOf = (column: number): string => `known ${column}`;

const columnsOf = (
  columns: readonly Float64Array[],
  pick: (column: Float64Array) => number[],
): Map<string, number[]> => new Map(columns.map((column, i) => [nameOf(i), pick(column)]));

const holidaysOf = (
  holidays: ReadonlyMap<string, readonly number[]>,
): Map<string, ProphetHoliday> =>
  new Map(
    [...holidays].map(([name, days]) => [
      name,
      {
        occurrences: days.map((day) => ({ start: day / 1000, end: day / 1000 + dayS })),
      },
    ]),
  );
