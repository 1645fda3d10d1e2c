import type { SurgeUnit } from '@pulse/contract';
import type { Db, Tx } from '../../kernel/ctx.ts';
import { type FeatureRow, selectNewest } from './features/feature-queries.ts';
import type { DayInputs } from './surge/apply-fit.ts';
import type { CityInputs, SeriesInputs } from './surge/forecast-city.ts';
import { daysBehind } from './surge/series-fit.ts';

/** What is known now of the days ahead, as fits are asked with it. */
export interface NewestInputs {
  /** Air and weather of the city. */
  readonly days: readonly DayInputs[];
  readonly incidents: ReadonlyMap<string, readonly DayInputs[]>;
  /** By `gatheringKey`. */
  readonly gatherings: ReadonlyMap<string, readonly DayInputs[]>;
}

export const gatheringKey = (hospitalId: string, unit: string): string => `${hospitalId}|${unit}`;

/** The newest rows of the feature store from a week before a day on. */
export const newestInputs = async (
  db: Db | Tx,
  cityId: string,
  today: number,
): Promise<NewestInputs> => {
  const rows = (await selectNewest(db, cityId, today - daysBehind)).filter(
    ({ value }) => !Number.isNaN(value),
  );
  const groupOf = (key: (row: FeatureRow) => string, wanted: readonly FeatureRow[]) => {
    const groups = new Map<string, DayInputs[]>();
    for (const row of wanted) {
      const own = groups.get(key(row)) ?? [];
      own.push(dayInputs(row));
      groups.set(key(row), own);
    }
    return groups;
  };
  return {
    days: rows
      .filter(({ input, hospitalId }) => hospitalId === '' && weather.has(input))
      .map(dayInputs),
    incidents: groupOf(
      ({ hospitalId }) => hospitalId,
      rows.filter(({ input }) => input === 'incidents'),
    ),
    gatherings: groupOf(
      ({ hospitalId, unit }) => gatheringKey(hospitalId, unit),
      rows.filter(({ input }) => input === 'gathering'),
    ),
  };
};

const weather = new Set(['air', 'temperatureMaxC', 'temperatureMinC', 'humidityPercent']);

const dayInputs = ({ input, day, value }: FeatureRow): DayInputs =>
  input === 'air' ? { day, pm25: value } : { day, [input]: value };

/** Says of each series what concerns it; the incidents near a hospital concern all its units. */
export const inputsOfSeries = (
  { days, incidents, gatherings }: NewestInputs,
  series: readonly { readonly hospitalId: string; readonly unit: SurgeUnit | '' }[],
): Pick<CityInputs, 'days'> & { readonly series: SeriesInputs[] } => ({
  days,
  series: series.map(({ hospitalId, unit }) => ({
    hospitalId,
    unit,
    days: [
      ...(incidents.get(hospitalId) ?? []),
      ...(gatherings.get(gatheringKey(hospitalId, unit)) ?? []),
    ],
  })),
});
