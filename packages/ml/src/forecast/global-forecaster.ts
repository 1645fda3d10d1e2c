import { readBoosting } from '../forest/index.ts';
import type { History } from '../series/index.ts';
import { sizeAt, slotsAt } from './answer-origin.ts';
import { mixPoints } from './combine.ts';
import { type Conformal, errorQuantile } from './conformal.ts';
import { type Drivers, explainStep } from './drivers.ts';
import { type Holiday, holidayCalendar } from './holidays.ts';
import { type IntervalForecast, withIntervals } from './intervals.ts';
import { lagFeatures } from './lag-features.ts';
import { type LagModels, lagModelNames, lagPoints } from './lag-models.ts';
import type { LinearLags } from './linear-lags.ts';
import { naiveCandidates } from './naive-candidates.ts';

/** All that a trained model knows, apart from the trees. */
export interface GlobalParts {
  readonly horizon: number;
  readonly stepMs: number;
  readonly seasons: readonly [number, number];
  readonly years: boolean;
  readonly nonNegative: boolean;
  /** Columns that every history must bring. */
  readonly known: number;
  readonly observed: number;
  readonly holidays: readonly Holiday[];
  readonly weights: readonly number[];
  readonly conformal: Conformal;
  readonly backtest: GlobalBacktest;
  readonly models: LagModels;
}

/** On past origins that the models had not seen. */
export interface GlobalBacktest {
  /** Mean absolute error over that of the better seasonal naive. */
  readonly errorOverNaive: number;
  readonly n: number;
}

export interface GlobalForecaster {
  readonly parts: GlobalParts;
  /**
   * @param history of the kind that was trained on: same step, seasons and regressors
   * @param known over the horizon, in the order of the history's
   * @throws RangeError when the history is of another kind or empty
   */
  forecast(history: History, known?: readonly Float64Array[]): IntervalForecast;
  /** Base and drivers of step `ahead` (1 is the next). */
  explain(history: History, ahead: number, known?: readonly Float64Array[]): Drivers;
  toBytes(): Uint8Array;
}

/** Candidates of a trained model, in the order of its weights. */
const globalCandidates: readonly string[] = [
  ...naiveCandidates.map(({ name }) => name),
  ...lagModelNames,
];

/** A model trained once on many series, for new histories of the same kind. */
export const createGlobalForecaster = (parts: GlobalParts): GlobalForecaster => {
  const { horizon, models, conformal } = parts;
  const weights = Float64Array.from(parts.weights);
  const calendar = holidayCalendar(parts.holidays);
  const floor = parts.nonNegative ? 0 : Number.NEGATIVE_INFINITY;

  const prepare = (history: History, ahead: readonly Float64Array[]) => {
    const origin = history.values.length;
    const known = history.known ?? [];
    if (origin === 0 || history.values.every((value) => Number.isNaN(value))) {
      throw new RangeError('The history holds no value');
    }
    if (Math.abs(history.stepMs - parts.stepMs) > 1e-6 * parts.stepMs) {
      throw new RangeError(
        `Steps are of ${parts.stepMs} ms, the history's of ${history.stepMs} ms`,
      );
    }
    if (known.length !== parts.known || ahead.length !== parts.known) {
      throw new RangeError(`${parts.known} known regressors are needed, past and ahead`);
    }
    if ((history.observed?.length ?? 0) !== parts.observed) {
      throw new RangeError(`${parts.observed} observed regressors are needed`);
    }
    const longer = known.map((column, k) => {
      const all = new Float64Array(origin + horizon).fill(Number.NaN);
      all.set(column.subarray(0, origin));
      all.set((ahead[k] as Float64Array).subarray(0, horizon), origin);
      return all;
    });
    const set = lagFeatures(history, {
      horizon,
      holidays: calendar,
      known: longer,
      seasons: [...parts.seasons],
      years: parts.years,
    });
    const naive = naiveCandidates.map(({ forecaster }) => {
      const seasons = [...new Set(parts.seasons)].filter((season) => season > 1);
      return forecaster.fit({ ...history, seasons }).forecast(horizon).point;
    });
    const points = [...naive, ...lagPoints(models, set, origin, horizon, floor)];
    return { set, origin, points };
  };

  return {
    parts,
    forecast: (history, known = []) => {
      const { set, origin, points } = prepare(history, known);
      const point = Float64Array.from({ length: horizon }, (_, h) => mixPoints(points, weights, h));
      return withIntervals(
        point,
        (level) =>
          Float64Array.from({ length: horizon }, (_, h) =>
            errorQuantile(conformal, level, {
              step: h,
              ...slotsAt(set, origin + h),
              size: sizeAt(set, origin, h),
            }),
          ),
        floor,
      );
    },
    explain: (history, ahead, known = []) => {
      if (!(Number.isInteger(ahead) && ahead >= 1 && ahead <= horizon)) {
        throw new RangeError(`Steps ahead are 1 to ${horizon}, not ${ahead}`);
      }
      const { set, origin, points } = prepare(history, known);
      const step = ahead - 1;
      const candidates = globalCandidates;
      return explainStep({ set, models, candidates, weights, points, origin, step });
    },
    toBytes: () => writeParts(parts),
  };
};

const letters = 'PULSEFC1';
const preamble = 12;

/** Eight letters with the version, length of a JSON header, the header, and the bytes of the trees. */
const writeParts = (parts: GlobalParts): Uint8Array => {
  const { linear, boosted, at } = parts.models;
  const plain = {
    ...parts,
    models: {
      at,
      linear: {
        ...linear,
        used: Array.from(linear.used),
        middle: Array.from(linear.middle),
        width: Array.from(linear.width),
        clip: Array.from(linear.clip),
        coefficients: Array.from(linear.coefficients),
      },
    },
  };
  const header = new TextEncoder().encode(JSON.stringify(plain));
  const trees = boosted.boosting.toBytes();
  const bytes = new Uint8Array(preamble + header.length + trees.length);
  bytes.set(new TextEncoder().encode(letters));
  new DataView(bytes.buffer).setUint32(8, header.length, true);
  bytes.set(header, preamble);
  bytes.set(trees, preamble + header.length);
  return bytes;
};

interface PlainParts extends Omit<GlobalParts, 'models'> {
  readonly models: {
    readonly at: number;
    readonly linear: {
      readonly [K in keyof LinearLags]: LinearLags[K] extends number ? number : number[];
    };
  };
}

/** Reads what `toBytes` wrote. @throws RangeError for other bytes or another version */
export const readGlobalForecaster = (source: Uint8Array): GlobalForecaster => {
  const bytes = new Uint8Array(source);
  const begins = new TextDecoder().decode(bytes.subarray(0, letters.length));
  if (begins !== letters) {
    throw new RangeError(`These bytes are no forecaster of version 1; train the model again`);
  }
  const length = new DataView(bytes.buffer).getUint32(8, true);
  const text = new TextDecoder().decode(bytes.subarray(preamble, preamble + length));
  const plain = JSON.parse(text) as PlainParts;
  const { linear, at } = plain.models;
  const boosting = readBoosting(bytes.slice(preamble + length));
  return createGlobalForecaster({
    ...plain,
    models: {
      at,
      linear: {
        used: Int32Array.from(linear.used),
        middle: Float64Array.from(linear.middle),
        width: Float64Array.from(linear.width),
        clip: Float64Array.from(linear.clip),
        coefficients: Float64Array.from(linear.coefficients),
        fade: linear.fade,
      },
      boosted: { boosting, predict: (row) => boosting.predictRow(row) },
    },
  });
};
