import { DepartmentKind, type SurgeUnit } from '@pulse/contract';
import type { Holiday } from '@pulse/ml/forecast';
import type { Ctx } from '../../../kernel/ctx.ts';
import { inTurns, type Steps } from '../../../kernel/in-turns.ts';
import { listHolidays } from '../../gatherings/index.ts';
import { cityHospitals } from '../../hospitals/index.ts';
import type { SurgeStream } from '../surge/surge-features.ts';
import type { SurgeInput, SurgeRow } from '../surge/surge-row.ts';
import { cityTime, dayOfIso } from './city-time.ts';
import { otherUnit, wholeUnit } from './derive-units.ts';
import { selectFeatures, selectKnownHospitals } from './feature-queries.ts';
import { isMinorHoliday } from './is-minor-holiday.ts';
import type { KnownValue } from './known-value.ts';
import { sumCity } from './sum-city.ts';

/** What a forecast of one series may learn from. */
export interface StoredSeries {
  /** '' for the city. */
  readonly hospitalId: string;
  /** '' for the whole. */
  readonly unit: SurgeUnit | '';
  readonly stream: SurgeStream;
  readonly rows: SurgeRow[];
}

/** A unit is forecast when it brought patients within these days. */
const recentDays = 60;

/**
 * The feature store of a city as forecasts read it: for every hospital, its units, and the city as a
 * whole, all that ever became known, with the moment since when.
 */
export const readSurgeSeries = async (
  ctx: Ctx,
  cityId: string,
): Promise<{ holidays: Holiday[]; series: StoredSeries[] }> => {
  const { timeZone, today } = cityTime(ctx, cityId);
  const holidays = (await listHolidays(ctx.db, cityId)).map(({ date, name, category }) => ({
    day: dayOfIso(date),
    name,
    minor: isMinorHoliday(category),
  }));
  const stored = new Map<string, SurgeRow[]>();
  // One by one: the rows of a whole city, read at once, would hold the loop.
  for (const id of await selectKnownHospitals(ctx.db, cityId)) {
    for (const one of await selectFeatures(ctx.db, cityId, id, timeZone)) {
      const { unit, input, day, value, knownAtMs } = one;
      const key = keyOf(id, unit, input);
      const rows = stored.get(key) ?? [];
      rows.push({ input, day, value, knownAtMs });
      stored.set(key, rows);
    }
  }
  const of = (hospitalId: string, unit: string, ...inputs: SurgeInput[]): SurgeRow[] =>
    inputs.flatMap((input) => stored.get(keyOf(hospitalId, unit, input)) ?? []);
  const weather = of('', '', 'air', 'temperatureMaxC', 'temperatureMinC', 'humidityPercent');
  const seriesOf = (
    hospitalId: string,
    unit: SurgeUnit | '',
    arrivals: readonly SurgeRow[],
  ): StoredSeries => ({
    hospitalId,
    unit,
    stream: streamOf(unit),
    rows: [
      ...arrivals,
      ...of(hospitalId, unit, 'gathering'),
      ...of(hospitalId, '', 'incidents'),
      ...weather,
    ],
  });
  const hospitals = [...stored.keys()]
    .map((key) => key.split('|'))
    .filter(([, unit, input]) => unit === wholeUnit && input === 'arrivals')
    .map(([hospitalId = '']) => hospitalId);
  // A closed hospital stays in what the city's arrivals were.
  const open = new Set(await cityHospitals(ctx.db, cityId));
  function* seriesOfAll(): Steps<StoredSeries[]> {
    const series: StoredSeries[] = [];
    for (const hospitalId of hospitals.filter((id) => open.has(id))) {
      const units = [...DepartmentKind.options, otherUnit]
        .map((unit) => ({ unit, arrivals: of(hospitalId, unit, 'arrivals') }))
        .filter(({ arrivals }) => recentSum(arrivals, today) > 0);
      series.push(
        seriesOf(hospitalId, wholeUnit, of(hospitalId, wholeUnit, 'arrivals')),
        ...units.map(({ unit, arrivals }) => seriesOf(hospitalId, unit, arrivals)),
      );
      yield;
    }
    return series;
  }
  const series = await inTurns(seriesOfAll());
  const sum = sumCity(hospitals.map((id) => byDay(of(id, wholeUnit, 'arrivals'))));
  const arrivals = [...sum].flatMap(([day, told]) =>
    told.map((one): SurgeRow => ({ input: 'arrivals', day, ...one })),
  );
  return {
    holidays,
    series: arrivals.length === 0 ? [] : [seriesOf('', wholeUnit, arrivals), ...series],
  };
};

const keyOf = (hospitalId: string, unit: string, input: string): string =>
  `${hospitalId}|${unit}|${input}`;

const streamOf = (unit: SurgeUnit | ''): SurgeStream =>
  unit === 'respiratory' || unit === 'burns' ? unit : 'all';

const byDay = (rows: readonly SurgeRow[]): Map<number, KnownValue[]> => {
  const days = new Map<number, KnownValue[]>();
  for (const { day, value, knownAtMs } of rows) {
    const told = days.get(day) ?? [];
    told.push({ value, knownAtMs });
    days.set(day, told);
  }
  return days;
};

/** Arrivals of the last days as they are known now. */
const recentSum = (rows: readonly SurgeRow[], today: number): number => {
  let sum = 0;
  for (const told of byDay(rows.filter(({ day }) => day >= today - recentDays)).values()) {
    sum += told.at(-1)?.value || 0;
  }
  return sum;
};
