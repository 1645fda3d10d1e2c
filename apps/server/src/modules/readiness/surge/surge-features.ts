import { mean } from '@pulse/ml/numeric';
import { heatIndex } from './heat-index.ts';
import type { HolidayDays } from './holiday-days.ts';
import type { SurgeInput } from './surge-row.ts';
import type { SurgeTable } from './table-as-of.ts';

/** What brings the patients of a series: priors are of streams. */
export type SurgeStream = 'all' | 'respiratory' | 'burns';
export type DriverGroup =
  | 'calendar'
  | 'weather'
  | 'air'
  | 'gathering'
  | 'incidents'
  | 'recent level';

/** A belief about a coefficient on the scale of logarithms, before data speak. */
export interface Prior {
  readonly mean: number;
  readonly spread: number;
}

export interface SurgeFeature {
  readonly name: string;
  readonly group: DriverGroup;
  readonly prior: (stream: SurgeStream) => Prior;
  /** 0 where the day is as usual, or nothing is known. */
  readonly value: (at: FeatureContext, day: number) => number;
  /** So seldom and so large that past errors do not tell of it: its doubt widens the interval. */
  readonly rare?: boolean;
}

export interface FeatureContext {
  readonly table: SurgeTable;
  readonly holidays: HolidayDays;
  /** Exposure to the air that is usual at a day: of the two months before it, as far as known. */
  readonly usualExposure: (day: number) => number;
  readonly usualArrivals: number;
  readonly usualIncidents: number;
  /** What a past day brought over the days around it, as a logarithm; NaN when not known. */
  readonly outcome: (day: number) => number;
}

/**
 * The one definition of what moves arrivals, for training and serving. Priors: air, heat, Deepavali
 * and Eid from the studies named in the module's README; their spreads, and all others, are ours.
 */
export const surgeFeatures: readonly SurgeFeature[] = [
  {
    name: 'public holiday',
    group: 'calendar',
    prior: () => ({ mean: 0, spread: 0.1 }),
    value: ({ holidays }, day) => Number(holidays.isPublic(day)),
  },
  {
    name: 'the same holiday before',
    group: 'calendar',
    // One day among so many that scatter tells a third of what it seems to.
    prior: () => ({ mean: 0.3, spread: 0.1 }),
    value: ({ holidays, outcome }, day) => {
      const seen = holidays
        .earlier(day)
        .map(outcome)
        .filter((one) => !Number.isNaN(one));
      return seen.length === 0 ? 0 : seen.reduce((sum, one) => sum + one, 0) / seen.length;
    },
  },
  {
    name: 'lesser holiday',
    group: 'calendar',
    prior: () => ({ mean: 0, spread: 0.05 }),
    value: ({ holidays }, day) => Number(holidays.isMinor(day)),
  },
  {
    name: 'day before a holiday',
    group: 'calendar',
    prior: () => ({ mean: 0, spread: 0.05 }),
    value: ({ holidays }, day) => Number(!holidays.isPublic(day) && holidays.isPublic(day + 1)),
  },
  {
    name: 'day after a holiday',
    group: 'calendar',
    prior: () => ({ mean: 0, spread: 0.05 }),
    value: ({ holidays }, day) => Number(!holidays.isPublic(day) && holidays.isPublic(day - 1)),
  },
  {
    name: 'bridge day',
    group: 'calendar',
    prior: () => ({ mean: 0, spread: 0.1 }),
    value: ({ holidays }, day) => Number(holidays.isBridge(day)),
  },
  {
    name: 'Deepavali',
    group: 'calendar',
    rare: true,
    // Burns centres see about eight times the day before; others learn even the sign.
    prior: (stream) =>
      stream === 'burns' ? { mean: Math.log(8), spread: 0.5 } : { mean: 0, spread: 0.25 },
    value: ({ holidays }, day) => {
      const since = holidays.sinceFeast('deepavali', day);
      return since === undefined ? 0 : (deepavaliShape.get(since) ?? 0);
    },
  },
  {
    name: 'days of Eid',
    group: 'calendar',
    prior: () => ({ mean: 0, spread: Math.log(1.24) / 2 }),
    value: ({ holidays }, day) => Number(holidays.sinceFeast('eid', day) !== undefined),
  },
  {
    name: 'heat',
    group: 'weather',
    prior: () => ({ mean: Math.log(1.02), spread: 0.03 }),
    value: ({ table }, day) => {
      const hottest = at(table, 'temperatureMaxC', day);
      return above(heatIndex(hottest, at(table, 'humidityPercent', day)), heatFromC) / 10;
    },
  },
  {
    name: 'cold',
    group: 'weather',
    prior: () => ({ mean: 0, spread: 0.05 }),
    value: ({ table }, day) => above(coldFromC, at(table, 'temperatureMinC', day)) / 10,
  },
  {
    name: 'air',
    group: 'air',
    // +1.5 % for 10 ug/m3 of PM2.5 in the respiratory stream alone.
    prior: (stream) => ({
      mean: stream === 'respiratory' ? Math.log(1.015) : 0,
      spread: 0.005,
    }),
    value: ({ table, usualExposure }, day) => {
      const unusual = exposureAt(table, day) - usualExposure(day);
      return Number.isNaN(unusual) ? 0 : unusual / 10;
    },
  },
  {
    name: 'gathering',
    group: 'gathering',
    rare: true,
    // With 1 the expected presentations come on top of what is usual.
    prior: () => ({ mean: 1, spread: 0.5 }),
    value: ({ table, usualArrivals }, day) => {
      const expected = at(table, 'gathering', day);
      return expected > 0 ? Math.log1p(expected / Math.max(1, usualArrivals)) : 0;
    },
  },
  {
    name: 'incidents nearby',
    group: 'incidents',
    prior: () => ({ mean: 0.02, spread: 0.04 }),
    value: ({ table, usualIncidents }, day) => {
      const unusual = Math.log1p(recentIncidents(table, day)) - Math.log1p(usualIncidents);
      return Number.isNaN(unusual) ? 0 : unusual;
    },
  },
];

/** The feast itself counts whole, the days beside it in part. */
const deepavaliShape = new Map([
  [-1, 0.5],
  [0, 1],
  [1, 0.5],
]);
const heatFromC = 40;
const coldFromC = 10;
/** Days of air that a day's exposure is the mean of, itself among them. */
export const lagDays = 8;
/** Exposure saturates: at this much PM2.5, ug/m3, the next ten count a third of the first. */
export const saturation = 150;

/** Mean of saturating PM2.5 of a day and the seven before it. */
export const exposureAt = (table: SurgeTable, day: number): number => {
  let sum = 0;
  let count = 0;
  for (let lag = 0; lag < lagDays; lag++) {
    const value = at(table, 'air', day - lag);
    if (Number.isNaN(value)) continue;
    sum += saturation * (1 - Math.exp(-Math.max(0, value) / saturation));
    count++;
  }
  return sum / count;
};

/** Logarithm of a past day's arrivals over those of the same weekday in the four weeks around it. */
export const outcomeOf = (table: SurgeTable, day: number): number => {
  const around = mean(
    Float64Array.of(-28, -21, -14, -7, 7, 14, 21, 28).map((away) =>
      at(table, 'arrivals', day + away),
    ),
  );
  const ratio = Math.log((at(table, 'arrivals', day) + 0.5) / (around + 0.5));
  return Math.max(-largestOutcome, Math.min(largestOutcome, ratio));
};

const largestOutcome = 0.7;

export const recentIncidents = (table: SurgeTable, day: number): number =>
  at(table, 'incidents', day) + at(table, 'incidents', day - 1) + at(table, 'incidents', day - 2);

const at = ({ columns, firstDay }: SurgeTable, input: SurgeInput, day: number): number =>
  columns[input][day - firstDay] ?? Number.NaN;

/** 0 when either is unknown. */
const above = (value: number, from: number): number => (value > from ? value - from : 0);
