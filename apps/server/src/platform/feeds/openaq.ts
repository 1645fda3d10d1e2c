import { z } from 'zod';
import { createFeedCaller, type FeedLimits, usualLimits } from './feed-caller.ts';
import { feedFacts } from './feed-facts.ts';
import { gather } from './gather.ts';
import { unknownValues } from './keep-possible.ts';
import { type Feed, type FeedAsk, FeedError, type FeedReading } from './port.ts';

export interface OpenAqOptions {
  readonly url: string;
  readonly key: string;
  readonly now: () => Date;
  readonly limits?: FeedLimits;
}

const { label } = feedFacts.openaq;
/** The widest circle that the API takes; a city and what lies around it. */
const radiusMetres = 25_000;
/** 60 questions a minute are free: each of these stations takes two, and each city one. */
const mostStations = 12;
const pageSize = 1_000;
const mostPages = 10;
const hourMs = 3_600_000;

const Instant = z.object({ utc: z.iso.datetime({ offset: true }) });
const Parameter = z.object({ name: z.string(), units: z.string() });
const Locations = z.object({
  results: z.array(
    z.object({
      id: z.number().int(),
      datetimeFirst: Instant.nullish(),
      datetimeLast: Instant.nullish(),
      distance: z.number().nullish(),
      sensors: z.array(z.object({ id: z.number().int(), parameter: Parameter })),
    }),
  ),
});
const Hours = z.object({
  results: z.array(
    z.object({
      value: z.number().nullable(),
      parameter: Parameter,
      period: z.object({ datetimeFrom: Instant, datetimeTo: Instant }),
    }),
  ),
});
type Location = z.output<typeof Locations>['results'][number];

const measured: Readonly<Record<string, 'pm25' | 'pm10'>> = { pm25: 'pm25', pm10: 'pm10' };
const microgrammes = /^[µμ]g\/m³$/;

/** Hourly means of public air stations around a place: https://docs.openaq.org */
export const createOpenAqFeed = ({ url, key, now, limits = usualLimits }: OpenAqOptions): Feed => {
  const caller = createFeedCaller(label, limits);
  const headers = { 'x-api-key': key };

  const stationsNear = async ({ place, from, to, signal }: FeedAsk): Promise<Location[]> => {
    const query = new URL('/v3/locations', url);
    query.search = new URLSearchParams({
      coordinates: `${place.lat},${place.lng}`,
      radius: String(radiusMetres),
      limit: String(pageSize),
    }).toString();
    const { results } = await caller.ask({ url: query, schema: Locations, headers, signal });
    return results
      .filter(
        ({ datetimeFirst: first, datetimeLast: last, sensors }) =>
          sensors.some(isParticles) &&
          (!first || new Date(first.utc) <= to) &&
          (!last || new Date(last.utc) >= from),
      )
      .sort((a, b) => (a.distance ?? 0) - (b.distance ?? 0) || a.id - b.id)
      .slice(0, mostStations);
  };

  const hoursOf = async (
    station: number,
    sensor: number,
    { from, to, signal }: FeedAsk,
  ): Promise<FeedReading[]> => {
    const readings: FeedReading[] = [];
    for (let page = 1; page <= mostPages; page += 1) {
      const query = new URL(`/v3/sensors/${sensor}/hours`, url);
      query.search = new URLSearchParams({
        datetime_from: from.toISOString(),
        // The API goes by the end of an hour, and we by its beginning.
        datetime_to: new Date(to.getTime() + hourMs).toISOString(),
        limit: String(pageSize),
        page: String(page),
      }).toString();
      const { results } = await caller.ask({ url: query, schema: Hours, headers, signal });
      for (const { value, parameter, period } of results) {
        const measure = measured[parameter.name];
        if (measure === undefined) throw unitFault(`${sensor}.parameter.name`);
        if (!microgrammes.test(parameter.units)) throw unitFault(`${sensor}.parameter.units`);
        const at = new Date(period.datetimeFrom.utc);
        // The mean of an hour that is not over would not stay what it is.
        const isOver = new Date(period.datetimeTo.utc) <= now();
        if (at < from || at > to || !isOver) continue;
        readings.push({ ...unknownValues, [measure]: value, station: String(station), at });
      }
      if (results.length < pageSize) break;
    }
    return readings;
  };

  /** One sensor after another: the limit counts questions, and a burst uses it up for all. */
  const hoursAt = async ({ id, sensors }: Location, ask: FeedAsk): Promise<FeedReading[]> => {
    const found: FeedReading[] = [];
    for (const sensor of sensors.filter(isParticles)) {
      found.push(...(await hoursOf(id, sensor.id, ask)));
    }
    return mergeByTime(found);
  };

  return {
    name: 'openaq',
    readings: async (ask) => {
      const stations = await stationsNear(ask);
      const parts: Promise<FeedReading[]>[] = [];
      for (const station of stations) {
        const part = hoursAt(station, ask);
        parts.push(part);
        // What it failed with is gathered below, beside what the others said.
        await part.catch(() => undefined);
      }
      return gather(parts);
    },
    openUntil: caller.openUntil,
  };
};

const isParticles = ({ parameter }: { parameter: { name: string } }): boolean =>
  measured[parameter.name] !== undefined;

const unitFault = (field: string): FeedError =>
  new FeedError('malformed', `${label} answered with a bad sensor ${field}`);

/** A station has a sensor for each size of particle; a reading is all that it said of an hour. */
const mergeByTime = (readings: readonly FeedReading[]): FeedReading[] => {
  const byTime = new Map<number, FeedReading>();
  for (const reading of readings) {
    const before = byTime.get(reading.at.getTime());
    byTime.set(reading.at.getTime(), {
      ...reading,
      pm25: reading.pm25 ?? before?.pm25 ?? null,
      pm10: reading.pm10 ?? before?.pm10 ?? null,
    });
  }
  return [...byTime.values()];
};
