import type { Place } from '@pulse/contract';
import { z } from 'zod';
import { cellOf } from './cell-of.ts';
import { createFeedCaller, type FeedLimits, usualLimits } from './feed-caller.ts';
import { feedFacts } from './feed-facts.ts';
import { gather } from './gather.ts';
import { unknownValues } from './keep-possible.ts';
import type { Feed, FeedAsk, FeedReading } from './port.ts';

export interface OpenWeatherMapOptions {
  readonly url: string;
  readonly key: string;
  readonly limits?: FeedLimits;
}

const { label } = feedFacts.openweathermap;
const zeroCelsius = 273.15;

/** Seconds since 1970, in UTC. */
const Epoch = z
  .number()
  .int()
  .positive()
  .transform((seconds) => new Date(seconds * 1_000));
/** Kelvin and m/s, as the API speaks when no units are asked for. */
const Air = z.object({ temp: z.number(), humidity: z.number().nullish() });
const Wind = z.object({ speed: z.number().nullish() }).nullish();
const Current = z.object({
  dt: Epoch,
  main: Air,
  wind: Wind,
  rain: z.object({ '1h': z.number().nullish() }).nullish(),
});
const Forecast = z.object({
  list: z.array(
    z.object({
      dt: Epoch,
      main: Air,
      wind: Wind,
      rain: z.object({ '3h': z.number().nullish() }).nullish(),
    }),
  ),
});
const Pollution = z.object({
  list: z.array(
    z.object({
      dt: Epoch,
      components: z.object({ pm2_5: z.number().nullish(), pm10: z.number().nullish() }),
    }),
  ),
});

/**
 * The weather now and five days ahead, and the air of the past, of models and stations mixed:
 * https://openweathermap.org/current, /forecast5, /api/air-pollution. Past weather is not part of the
 * free plan, so a backfill brings the air alone.
 */
export const createOpenWeatherMapFeed = ({
  url,
  key,
  limits = usualLimits,
}: OpenWeatherMapOptions): Feed => {
  const caller = createFeedCaller(label, limits);

  const ask = <S extends z.ZodType>(
    path: string,
    schema: S,
    { place, signal }: FeedAsk,
    more: Readonly<Record<string, string>> = {},
  ): Promise<z.output<S>> => {
    const query = new URL(`/data/2.5/${path}`, url);
    const { lat, lng } = place;
    query.search = new URLSearchParams({
      lat: String(lat),
      lon: String(lng),
      ...more,
      appid: key,
    }).toString();
    return caller.ask({ url: query, schema, signal });
  };

  const weatherNow = async (asked: FeedAsk): Promise<FeedReading[]> => {
    const { dt, main, wind, rain } = await ask('weather', Current, asked);
    // Without a word of rain it is dry: the field is there only when it rains.
    return [weatherReading(asked.place, dt, main, wind, rain?.['1h'] ?? 0)];
  };
  const weatherToCome = async (asked: FeedAsk): Promise<FeedReading[]> => {
    const { list } = await ask('forecast', Forecast, asked);
    return list.map(({ dt, main, wind, rain }) =>
      weatherReading(asked.place, dt, main, wind, rain?.['3h'] ?? 0),
    );
  };
  const air = async (asked: FeedAsk, path: string, more = {}): Promise<FeedReading[]> => {
    const { list } = await ask(path, Pollution, asked, more);
    return list.map(({ dt, components }) => ({
      ...unknownValues,
      pm25: components.pm2_5 ?? null,
      pm10: components.pm10 ?? null,
      station: `air:${cellOf(asked.place)}`,
      at: dt,
    }));
  };
  const within = async ({ from, to }: FeedAsk, found: Promise<FeedReading[]>) =>
    (await found).filter(({ at }) => at >= from && at <= to);

  return {
    name: 'openweathermap',
    readings: (asked) => {
      const span = { start: seconds(asked.from), end: seconds(asked.to) };
      return gather([
        within(asked, weatherNow(asked)),
        within(asked, air(asked, 'air_pollution/history', span)),
      ]);
    },
    forecast: (asked) =>
      gather([
        within(asked, weatherToCome(asked)),
        within(asked, air(asked, 'air_pollution/forecast')),
      ]),
    openUntil: caller.openUntil,
  };
};

const weatherReading = (
  place: Place,
  at: Date,
  { temp, humidity }: z.output<typeof Air>,
  wind: z.output<typeof Wind>,
  rainMm: number,
): FeedReading => ({
  ...unknownValues,
  temperatureC: Math.round((temp - zeroCelsius) * 100) / 100,
  humidityPct: humidity ?? null,
  rainMm,
  windMs: wind?.speed ?? null,
  station: `weather:${cellOf(place)}`,
  at,
});

const seconds = (at: Date): string => String(Math.floor(at.getTime() / 1_000));
