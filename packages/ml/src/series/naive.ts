import { mean } from '../numeric/index.ts';
import type { Forecaster } from './forecaster.ts';
import { TooShortError } from './forecaster.ts';
import { knownPlaces } from './known-places.ts';

/**
 * The last known value (Hyndman and Athanasopoulos 2021, 5.2): best possible for a random walk. Its
 * variance is that of the steps between known neighbours, times the steps since the last known value.
 */
export const naive = (): Forecaster => ({
  name: 'naive',
  fit: ({ values, nonNegative }) => {
    const places = knownPlaces(values);
    const lastPlace = places.at(-1);
    if (lastPlace === undefined) throw new TooShortError('no value in the history is known');
    const last = values[lastPlace] as number;
    const squares = places.slice(1).map((place, i) => {
      const before = places[i] as number;
      return ((values[place] as number) - (values[before] as number)) ** 2 / (place - before);
    });
    const perStep = squares.length > 0 ? mean(squares) : undefined;
    const since = values.length - 1 - lastPlace;
    return {
      description: 'naive',
      forecast: (horizon) => ({
        point: new Float64Array(horizon).fill(nonNegative ? Math.max(0, last) : last),
        ...(perStep === undefined
          ? {}
          : {
              variance: Float64Array.from(
                { length: horizon },
                (_, step) => perStep * (since + step + 1),
              ),
            }),
      }),
    };
  },
});
