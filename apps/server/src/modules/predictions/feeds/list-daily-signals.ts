import type { Ctx } from '../../../kernel/ctx.ts';
import {
  selectAirSources,
  selectDailyForecasts,
  selectDailyReadings,
} from './daily-signal-queries.ts';
import { sourceRank } from './source-rank.ts';

export type DailyInput = 'air' | 'temperatureMaxC' | 'temperatureMinC' | 'humidityPercent';

export interface DailySignal {
  readonly input: DailyInput;
  /** YYYY-MM-DD by the city's clocks. */
  readonly day: string;
  /** Air: mean PM2.5 in µg/m³, or the national index where a source measures no PM2.5; see `measure`. */
  readonly value: number;
  readonly measure: 'pm25' | 'aqi' | 'celsius' | 'percent';
  /** From when on it could be used: a backtest may see it only after. */
  readonly knownAt: Date;
  /** A feed's name, or `replay`. */
  readonly provenance: string;
  /** Measured once the day was over, or foretold before. */
  readonly kind: 'reading' | 'forecast';
}

export interface ListDailySignalsInput {
  /** YYYY-MM-DD by the city's clocks, both included. */
  readonly fromDay: string;
  readonly toDay: string;
}

/**
 * What the days of a city were like, and what was foretold of them; a day appears once it is over,
 * and once in `knownAt` order for each telling before. Each input of a day comes from one source, the
 * first of `openaq`, `open-meteo`, `openweathermap`, replay that has it; a replay only until the air
 * was first measured here. A day that nobody measured for sixteen hours is missing, never filled.
 *
 * @returns by day, then by `knownAt`
 */
export const listDailySignals = async (
  ctx: Pick<Ctx, 'db' | 'clock' | 'geography'>,
  cityId: string,
  { fromDay, toDay }: ListDailySignalsInput,
): Promise<readonly DailySignal[]> => {
  const timeZone = ctx.geography.city(cityId)?.timeZone ?? 'UTC';
  const filter = { cityId, timeZone, fromDay, toDay, now: ctx.clock.now() };
  const [readings, forecasts, airSources] = await Promise.all([
    selectDailyReadings(ctx.db, filter),
    selectDailyForecasts(ctx.db, filter),
    selectAirSources(ctx.db, cityId, timeZone),
  ]);
  const firstHere = airSources
    .filter(({ provenance }) => provenance !== 'replay')
    .map(({ firstDay }) => firstDay)
    .sort()[0];
  const measured = readings.flatMap((row) => {
    // Once the air is measured here, a day without a measurement is a gap: another year must not fill it.
    const isPast = row.provenance === 'replay' && firstHere !== undefined && row.day >= firstHere;
    if (isPast) return [];
    // One source is one scale on all days: an index must not stand in for a day without particles.
    const own = airSources.find(({ provenance }) => provenance === row.provenance);
    const air = own?.measuresParticles
      ? { value: row.pm25, measure: 'pm25' as const }
      : { value: row.aqi, measure: 'aqi' as const };
    return inputsOf({ ...row, air }, 'reading');
  });
  const foretold = forecasts.flatMap((row) =>
    inputsOf({ ...row, air: { value: row.pm25, measure: 'pm25' } }, 'forecast'),
  );
  return [...bestSource(measured), ...bestSource(foretold)].sort(
    (a, b) => a.day.localeCompare(b.day) || a.knownAt.getTime() - b.knownAt.getTime(),
  );
};

interface DayOfSource {
  readonly day: string;
  readonly provenance: string;
  readonly knownAt: Date;
  readonly air: { readonly value: number | null; readonly measure: 'pm25' | 'aqi' };
  readonly temperatureMaxC: number | null;
  readonly temperatureMinC: number | null;
  readonly humidityPercent: number | null;
}

const inputsOf = (row: DayOfSource, kind: DailySignal['kind']): DailySignal[] => {
  const { day, provenance, knownAt } = row;
  const inputs: readonly [DailyInput, number | null, DailySignal['measure']][] = [
    ['air', row.air.value, row.air.measure],
    ['temperatureMaxC', row.temperatureMaxC, 'celsius'],
    ['temperatureMinC', row.temperatureMinC, 'celsius'],
    ['humidityPercent', row.humidityPercent, 'percent'],
  ];
  return inputs.flatMap(([input, value, measure]) =>
    value === null ? [] : [{ input, day, value, measure, knownAt, provenance, kind }],
  );
};

const bestSource = (signals: readonly DailySignal[]): DailySignal[] => {
  const best = new Map<string, string>();
  for (const { input, day, provenance } of signals) {
    const chosen = best.get(`${input} ${day}`);
    if (chosen === undefined || sourceRank(provenance) < sourceRank(chosen)) {
      best.set(`${input} ${day}`, provenance);
    }
  }
  return signals.filter((one) => best.get(`${one.input} ${one.day}`) === one.provenance);
};
