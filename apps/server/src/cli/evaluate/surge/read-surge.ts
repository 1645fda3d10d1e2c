import { dayMs, type SurgeInput, type SurgeRow } from '../../../modules/readiness/index.ts';
import { UsageError } from '../../usage-error.ts';
import { parseFrequency } from '../forecast/parse-frequency.ts';
import { readSeries } from '../forecast/read-series.ts';
import type { DateOrder } from '../forecast/read-times.ts';

export interface SurgeQuery {
  readonly data: string;
  readonly time: string;
  readonly value: string;
  readonly air?: string | undefined;
  readonly weather: readonly string[];
  readonly dateOrder?: DateOrder | undefined;
  readonly untilMs?: number | undefined;
}

export interface SurgeFile {
  readonly firstDay: number;
  readonly arrivals: Float64Array;
  /** Every value is known when its day is over. */
  readonly rows: readonly SurgeRow[];
}

/**
 * Reads one hospital's days. Which weather a column has is told by its name.
 *
 * @throws UsageError naming file, line and remedy
 */
export const readSurge = async (query: SurgeQuery): Promise<SurgeFile> => {
  const weather = query.weather.map((column) => ({ column, input: weatherOf(column) }));
  weather.forEach(({ column, input }, i) => {
    const same = weather.slice(0, i).find((one) => one.input === input);
    if (same === undefined) return;
    throw new UsageError(
      `--weather ${same.column} and ${column} both say ${input}. Name one of them.`,
    );
  });
  const inputs: { column: string; input: SurgeInput }[] = [
    ...(query.air === undefined ? [] : [{ column: query.air, input: 'air' as const }]),
    ...weather,
  ];
  const { startMs, length, series } = await readSeries({
    data: query.data,
    time: [query.time],
    value: query.value,
    observed: inputs.map(({ column }) => column),
    known: [],
    frequency: parseFrequency('1d'),
    duplicates: 'error',
    dateOrder: query.dateOrder,
    untilMs: query.untilMs,
  });
  const [only] = series;
  if (!only) throw new UsageError(`${query.data} has no rows. Add the days of the hospital.`);
  const arrivals = only.values.subarray(0, length);
  const firstDay = Math.floor(startMs / dayMs);
  const negative = arrivals.findIndex((value) => value < 0);
  if (negative >= 0) {
    const date = new Date((firstDay + negative) * dayMs).toISOString().slice(0, 10);
    throw new UsageError(
      `${query.data}: ${query.value} of ${date} is ${arrivals[negative]}. People cannot be fewer than none; mend it or leave it empty.`,
    );
  }
  const rowsOf = (input: SurgeInput, values: Float64Array): SurgeRow[] =>
    Array.from(values, (value, i) => ({
      input,
      day: firstDay + i,
      value,
      knownAtMs: (firstDay + i + 1) * dayMs,
    }));
  return {
    firstDay,
    arrivals,
    rows: [
      ...rowsOf('arrivals', arrivals),
      ...inputs.flatMap(({ input }, k) => rowsOf(input, only.observed[k] ?? new Float64Array(0))),
    ],
  };
};

const weatherOf = (column: string): SurgeInput => {
  if (/hum/i.test(column)) return 'humidityPercent';
  if (/min/i.test(column)) return 'temperatureMinC';
  if (/temp|max/i.test(column)) return 'temperatureMaxC';
  throw new UsageError(
    `--weather ${column}: its name does not say which weather it is. Name columns with max, min or humidity in their names; temperatures are degrees Celsius.`,
  );
};
