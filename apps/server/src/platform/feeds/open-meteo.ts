import { z } from 'zod';
import { cellOf } from './cell-of.ts';
import { createFeedCaller, type FeedLimits, usualLimits } from './feed-caller.ts';
import { feedFacts } from './feed-facts.ts';
import { gather } from './gather.ts';
import { unknownValues } from './keep-possible.ts';
import { type Feed, type FeedAsk, FeedError, type FeedReading, type FeedValues } from './port.ts';

export interface OpenMeteoOptions {
  readonly forecastUrl: string;
  readonly archiveUrl: string;
  readonly airUrl: string;
  readonly now: () => Date;
  readonly limits?: FeedLimits;
}

const { label } = feedFacts['open-meteo'];
const dayMs = 86_400_000;
/** ERA5, behind the archive, follows five days after; the models of the forecast bridge them. */
const archiveDelayMs = 6 * dayMs;
/** How far the forecasts see: https://open-meteo.com/en/docs and /en/docs/air-quality-api */
const weatherDays = 16;
const airDays = 7;

const weather = [
  'temperature_2m',
  'relative_humidity_2m',
  'precipitation',
  'wind_speed_10m',
] as const;
const air = ['pm2_5', 'pm10'] as const;
type Variable = (typeof weather)[number] | (typeof air)[number];

const measured: Readonly<Record<Variable, keyof FeedValues>> = {
  temperature_2m: 'temperatureC',
  relative_humidity_2m: 'humidityPct',
  precipitation: 'rainMm',
  wind_speed_10m: 'windMs',
  pm2_5: 'pm25',
  pm10: 'pm10',
};

/** To ours, from each unit that a server may be set to. */
const factors: Readonly<Record<string, number>> = {
  '°C': 1,
  '%': 1,
  mm: 1,
  'm/s': 1,
  'km/h': 1 / 3.6,
  'μg/m³': 1,
  'µg/m³': 1,
};

/** Weather and air of models, anywhere, without a key: https://open-meteo.com/en/docs */
export const createOpenMeteoFeed = (options: OpenMeteoOptions): Feed => {
  const caller = createFeedCaller(label, options.limits ?? usualLimits);

  const hours = async (
    part: 'weather' | 'air',
    url: string,
    variables: readonly Variable[],
    { place, from, to, signal }: FeedAsk,
  ): Promise<FeedReading[]> => {
    if (from > to) return [];
    const query = new URL(url);
    query.search = new URLSearchParams({
      latitude: String(place.lat),
      longitude: String(place.lng),
      hourly: variables.join(','),
      ...(part === 'weather' && { wind_speed_unit: 'ms' }),
      timezone: 'UTC',
      start_date: from.toISOString().slice(0, 10),
      end_date: to.toISOString().slice(0, 10),
    }).toString();
    const answer = await caller.ask({ url: query, schema: answerOf(variables), signal });
    return readHours(`${part}:${cellOf(place)}`, answer, variables).filter(
      ({ at }) => at >= from && at <= to,
    );
  };

  const weatherUrl = new URL('/v1/forecast', options.forecastUrl).href;
  const archiveUrl = new URL('/v1/archive', options.archiveUrl).href;
  const airUrl = new URL('/v1/air-quality', options.airUrl).href;
  return {
    name: 'open-meteo',
    readings: (ask) => {
      const settled = new Date(options.now().getTime() - archiveDelayMs);
      const url = ask.to <= settled ? archiveUrl : weatherUrl;
      return gather([hours('weather', url, weather, ask), hours('air', airUrl, air, ask)]);
    },
    forecast: (ask) => {
      const within = (days: number) => ({ ...ask, to: sooner(ask.to, options.now(), days) });
      return gather([
        hours('weather', weatherUrl, weather, within(weatherDays)),
        hours('air', airUrl, air, within(airDays)),
      ]);
    },
    openUntil: caller.openUntil,
  };
};

/** Today counts as the first day; a question past the last one is refused. */
const sooner = (to: Date, now: Date, days: number): Date => {
  const end = Math.floor(now.getTime() / dayMs) * dayMs + days * dayMs - 1;
  return new Date(Math.min(to.getTime(), end));
};

const answerOf = (variables: readonly Variable[]) =>
  z.object({
    utc_offset_seconds: z.literal(0),
    hourly_units: z.object(Object.fromEntries(variables.map((name) => [name, Unit]))),
    hourly: z
      .object({ time: z.array(z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:00$/)) })
      .catchall(z.array(z.number().nullable())),
  });
const Unit = z.string().refine((unit) => Object.hasOwn(factors, unit), 'an unknown unit');

const readHours = (
  station: string,
  { hourly, hourly_units: units }: z.output<ReturnType<typeof answerOf>>,
  variables: readonly Variable[],
): FeedReading[] => {
  const columns = variables.map((name) => {
    const values = hourly[name];
    if (values === undefined || values.length !== hourly.time.length) {
      throw new FeedError('malformed', `${label} answered with a bad hourly.${name}`);
    }
    return { key: measured[name], values, factor: factors[units[name] ?? ''] ?? 1 };
  });
  return hourly.time.map((time, i) => {
    const values = columns.map(({ key, values, factor }) => {
      const value = values[i];
      return [key, typeof value === 'number' ? value * factor : null] as const;
    });
    return { ...unknownValues, ...Object.fromEntries(values), station, at: new Date(`${time}Z`) };
  });
};
