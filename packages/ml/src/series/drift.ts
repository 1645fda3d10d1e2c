import type { Forecaster } from './forecaster.ts';
import { TooShortError } from './forecaster.ts';
import { knownPlaces } from './known-places.ts';

/**
 * A random walk with drift (Hyndman and Athanasopoulos 2021, 5.2): the line through the first and
 * the last known value, drawn on. The variance includes that of the estimated drift.
 */
export const drift = (): Forecaster => ({
  name: 'drift',
  fit: ({ values, nonNegative }) => {
    const places = knownPlaces(values);
    const first = places[0];
    const last = places.at(-1);
    if (first === undefined || last === undefined || first === last) {
      throw new TooShortError(`drift needs 2 known values, the history has ${places.length}`);
    }
    const level = values[last] as number;
    const span = last - first;
    const slope = (level - (values[first] as number)) / span;
    let squares = 0;
    for (let i = 1; i < places.length; i++) {
      const before = places[i - 1] as number;
      const place = places[i] as number;
      const steps = place - before;
      const error = (values[place] as number) - (values[before] as number) - slope * steps;
      squares += (error * error) / steps;
    }
    const perStep = squares / Math.max(1, places.length - 2);
    const since = values.length - 1 - last;
    return {
      description: `drift ${slope.toPrecision(3)} per step`,
      forecast: (horizon) => {
        const point = new Float64Array(horizon);
        const variance = new Float64Array(horizon);
        for (let step = 0; step < horizon; step++) {
          const ahead = since + step + 1;
          const value = level + slope * ahead;
          point[step] = nonNegative ? Math.max(0, value) : value;
          variance[step] = perStep * ahead * (1 + ahead / span);
        }
        return { point, variance };
      },
    };
  },
});
