export interface TimedValues {
  /** Milliseconds, ascending. */
  readonly times: ArrayLike<number>;
  /** NaN is missing. */
  readonly values: ArrayLike<number>;
  readonly stepMs: number;
}

export interface RegularSeries {
  readonly start: number;
  readonly stepMs: number;
  /** One value a step from `start`; NaN where there was none. */
  readonly values: Float64Array;
}

export type IrregularReason =
  | 'duplicate'
  | 'out-of-order'
  | 'off-grid'
  | 'no-time'
  | 'not-finite'
  | 'too-sparse';

/** Names the measurement that does not fit, so that its line in a file can be named. */
export class IrregularSeriesError extends Error {
  override readonly name = 'IrregularSeriesError';
  readonly reason: IrregularReason;
  /** Of the measurement in the input, from 0. */
  readonly index: number;

  constructor(reason: IrregularReason, index: number, message: string) {
    super(message);
    this.reason = reason;
    this.index = index;
  }
}

/** A series of more steps than this from a single wrong year would fill the memory. */
const longest = 20_000_000;

/**
 * Puts measurements on a grid from the first one, with NaN for what is missing. Nothing is invented,
 * moved or averaged.
 *
 * @throws {IrregularSeriesError} at the first measurement that is off the grid, twice, out of order,
 * without a time, infinite, or so far away that the grid would be nearly empty
 */
export const toRegularSeries = ({ times, values, stepMs }: TimedValues): RegularSeries => {
  if (!(stepMs > 0)) throw new RangeError(`a step of ${stepMs} ms is no step`);
  if (times.length !== values.length) {
    throw new RangeError(`there are ${times.length} times for ${values.length} values`);
  }
  if (times.length === 0) return { start: Number.NaN, stepMs, values: new Float64Array(0) };
  const start = times[0] as number;
  const places = new Int32Array(times.length);
  for (let i = 0; i < times.length; i++) {
    const time = times[i] as number;
    const steps = (time - start) / stepMs;
    const place = Math.round(steps);
    if (!Number.isFinite(time)) throw new IrregularSeriesError('no-time', i, 'the time is missing');
    if (Math.abs(values[i] as number) === Number.POSITIVE_INFINITY) {
      throw new IrregularSeriesError('not-finite', i, 'the value is infinite');
    }
    if (i > 0 && time <= (times[i - 1] as number)) {
      throw time === times[i - 1]
        ? new IrregularSeriesError('duplicate', i, 'the time occurs twice')
        : new IrregularSeriesError('out-of-order', i, 'the time is before the one above it');
    }
    if (Math.abs(steps - place) * stepMs > 1) {
      throw new IrregularSeriesError(
        'off-grid',
        i,
        `the time is not a whole number of steps of ${stepMs} ms after the first`,
      );
    }
    if (place >= longest) {
      throw new IrregularSeriesError('too-sparse', i, `the time is ${place} steps after the first`);
    }
    places[i] = place;
  }
  const grid = new Float64Array((places[places.length - 1] as number) + 1).fill(Number.NaN);
  for (let i = 0; i < places.length; i++) grid[places[i] as number] = values[i] as number;
  return { start, stepMs, values: grid };
};
