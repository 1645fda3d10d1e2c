import { coverage, meanWidth, pinball } from '@pulse/ml/evaluate';
import { mean } from '@pulse/ml/numeric';
import type { SurgeDay } from './evaluate-surge.ts';

export interface SurgeFigures {
  /** Truths that were compared. */
  readonly n: number;
  readonly mase: number;
  readonly mae: number;
  readonly withoutAirAndHolidays: { readonly mase: number; readonly mae: number };
  readonly seasonalNaive: { readonly mase: number; readonly mae: number };
  readonly coverage80: number;
  readonly coverage95: number;
  readonly meanWidth80: number;
  readonly pinball: number;
}

export interface SurgeSummary extends SurgeFigures {
  readonly byHorizon: readonly ({ readonly horizon: number } & SurgeFigures)[];
  readonly nearHolidays: SurgeFigures;
  readonly otherDays: SurgeFigures;
}

/** Figures over all forecast days whose truth is known, by days ahead, and near holidays apart. */
export const summariseSurge = (days: readonly SurgeDay[]): SurgeSummary => {
  const horizons = [...new Set(days.map(({ horizon }) => horizon))];
  return {
    ...figures(days),
    byHorizon: horizons.map((horizon) => ({
      horizon,
      ...figures(days.filter((one) => one.horizon === horizon)),
    })),
    nearHolidays: figures(days.filter(({ nearHoliday }) => nearHoliday)),
    otherDays: figures(days.filter(({ nearHoliday }) => !nearHoliday)),
  };
};

const figures = (all: readonly SurgeDay[]): SurgeFigures => {
  const days = all.filter(({ actual }) => !Number.isNaN(actual));
  const column = (pick: (day: SurgeDay) => number) => Float64Array.from(days, pick);
  const actual = column((day) => day.actual);
  const errors = (pick: (day: SurgeDay) => number) => ({
    mase: mean(column((day) => Math.abs(day.actual - pick(day)) / day.scale)),
    mae: mean(column((day) => Math.abs(day.actual - pick(day)))),
  });
  const lower = column((day) => day.lower80);
  const upper = column((day) => day.upper80);
  const point = column((day) => day.point);
  return {
    n: days.length,
    ...errors((day) => day.point),
    withoutAirAndHolidays: errors((day) => day.plain),
    seasonalNaive: errors((day) => day.naive),
    coverage80: coverage(actual, lower, upper),
    coverage95: coverage(
      actual,
      column((day) => day.lower95),
      column((day) => day.upper95),
    ),
    meanWidth80: meanWidth(lower, upper),
    pinball:
      (pinball(actual, lower, 0.1) + pinball(actual, point, 0.5) + pinball(actual, upper, 0.9)) / 3,
  };
};
