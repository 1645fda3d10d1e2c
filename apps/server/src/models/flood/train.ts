import { join } from 'node:path';
import { areaUnderCurve } from '@pulse/ml/evaluate';
import { type Boosting, fitBoosting } from '@pulse/ml/forest';
import { createRandom } from '@pulse/ml/numeric';
import { serverFolder } from '../../server-folder.ts';
import type { TrainedModel, TrainInput } from '../model.ts';
import { writeFloodModel } from './flood-bytes.ts';
import { rainFeatures, rainHistoryDays, rainRow } from './rain-features.ts';
import { type RainRecords, readRain } from './read-rain.ts';

export const floodRecords = join(serverFolder, '../../cities/bengaluru/history/rain.csv');
/** India Meteorological Department: rather heavy rain begins here, in millimetres a day. */
export const floodingRainMm = 35.6;
export const floodHorizon = 3;

const dayMs = 86_400_000;
/** Models on years drawn with replacement: their spread is how unsure the probability is. */
const drawnModels = 12;
const testShare = 0.35;
const settings = {
  loss: 'logistic',
  maxIterations: 60,
  learningRate: 0.05,
  maxLeafNodes: 4,
  minSamplesLeaf: 200,
} as const;

interface Examples {
  readonly features: Float64Array[];
  readonly target: Float64Array;
  /** Calendar year of each row, to be drawn by. */
  readonly years: Int32Array;
}

/**
 * Learns how likely a day of flooding rain is from the rain before it. Figures come from the last
 * part of the records, which the measured models did not see; the model that is kept sees all.
 */
export const trainFlood = async ({
  files,
  seed,
  onProgress,
}: TrainInput): Promise<TrainedModel> => {
  const records = await readRain(files.rain ?? floodRecords);
  const days = records.stations[0]?.length ?? 0;
  const cut = Math.floor(days * (1 - testShare));
  onProgress(0.05, 'measuring on the last years');
  const early = examplesOf(records, 0, cut - floodHorizon);
  const late = examplesOf(records, cut, days);
  const measured = drawModels(early, seed, (share) => onProgress(0.05 + 0.45 * share, 'measuring'));
  const metrics = measure(measured, early, late);
  const all = examplesOf(records, 0, days);
  const kept = drawModels(all, seed, (share) =>
    onProgress(0.5 + 0.45 * share, 'learning from all'),
  );
  const base = meanOf(all.target);
  return {
    bytes: writeFloodModel({ models: kept, base, horizon: floodHorizon }),
    dataHash: records.dataHash,
    parameters: { ...settings, drawnModels, floodingRainMm, horizon: floodHorizon, seed },
    metrics,
  };
};

const examplesOf = ({ stations, start }: RainRecords, from: number, to: number): Examples => {
  const rows: Float64Array[] = [];
  const target: number[] = [];
  const years: number[] = [];
  for (const rain of stations) {
    for (let origin = Math.max(from, rainHistoryDays); origin < to; origin++) {
      for (let ahead = 1; ahead <= floodHorizon; ahead++) {
        const truth = rain[origin + ahead - 1];
        if (truth === undefined || Number.isNaN(truth)) continue;
        rows.push(rainRow(rain, origin, ahead, start));
        target.push(Number(truth >= floodingRainMm));
        years.push(new Date(start + origin * dayMs).getUTCFullYear());
      }
    }
  }
  return {
    features: rainFeatures.map((_, column) =>
      Float64Array.from(rows, (row) => row[column] ?? Number.NaN),
    ),
    target: Float64Array.from(target),
    years: Int32Array.from(years),
  };
};

const drawModels = (
  { features, target, years }: Examples,
  seed: number,
  onProgress: (share: number) => void,
): Boosting[] => {
  const random = createRandom(seed);
  const distinct = [...new Set(years)];
  return Array.from({ length: drawnModels }, (_, i) => {
    const drawn = new Map<number, number>();
    for (const _year of distinct) {
      const year = distinct[random.int(distinct.length)] ?? 0;
      drawn.set(year, (drawn.get(year) ?? 0) + 1);
    }
    const weights = Float64Array.from(years, (year) => drawn.get(year) ?? 0);
    const model = fitBoosting({ features, target, weights, ...settings, seed: seed + i });
    onProgress((i + 1) / drawnModels);
    return model;
  });
};

const measure = (
  models: readonly Boosting[],
  early: Examples,
  late: Examples,
): Record<string, number> => {
  const drawn = models.map((model) => model.predictProbabilities(late.features)[1]);
  const point = late.target.map((_, row) => meanOf(drawn.map((shares) => shares?.[row] ?? 0)));
  const climate = climateOf(early, late);
  const brier = brierScore(point, late.target);
  const naive = brierScore(climate, late.target);
  return {
    rows: late.target.length,
    floodingDays: late.target.reduce((sum, truth) => sum + truth, 0),
    brier,
    brierOfSeason: naive,
    skill: 1 - brier / naive,
    areaUnderCurve: areaUnderCurve(point, late.target),
    areaUnderCurveOfSeason: areaUnderCurve(climate, late.target),
    meanForecast: meanOf(point),
    meanTruth: meanOf(late.target),
  };
};

/** How often it flooded at that time of the year, within a fortnight either way: what is to be beaten. */
const climateOf = (early: Examples, late: Examples): Float64Array => {
  const window = 15;
  const flooded = new Float64Array(366);
  const counted = new Float64Array(366);
  const dayOf = ({ features }: Examples, row: number) => {
    const angle = Math.atan2(features[8]?.[row] ?? 0, features[9]?.[row] ?? 0);
    return (Math.round((angle / (2 * Math.PI)) * 365.25) + 366) % 366;
  };
  early.target.forEach((truth, row) => {
    for (let near = -window; near <= window; near++) {
      const day = (dayOf(early, row) + near + 366) % 366;
      flooded[day] = (flooded[day] ?? 0) + truth;
      counted[day] = (counted[day] ?? 0) + 1;
    }
  });
  return late.target.map((_, row) => {
    const day = dayOf(late, row);
    return (flooded[day] ?? 0) / (counted[day] ?? 1);
  });
};

const brierScore = (forecast: Float64Array, truth: Float64Array): number =>
  forecast.reduce((sum, share, row) => sum + (share - (truth[row] ?? 0)) ** 2, 0) / truth.length;

const meanOf = (values: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] ?? 0;
  return sum / values.length;
};
