import type { Ctx } from '../../../kernel/ctx.ts';
import { type CityTime, cityTime } from './city-time.ts';
import {
  deleteFeaturesBefore,
  featureKey,
  holdFeatures,
  insertFeatures,
  selectNewest,
  selectNewestOf,
} from './feature-queries.ts';
import type { ToldValue } from './feature-source.ts';
import { unsaid } from './known-value.ts';
import { tellArrivals } from './tell-arrivals.ts';
import { tellGatherings } from './tell-gatherings.ts';
import { tellIncidents } from './tell-incidents.ts';
import { tellWeather } from './tell-weather.ts';

const keptDays = 400;
/** As long as observations are kept, and what they say can change. */
const recentDays = 90;

/**
 * Brings a city's feature store up to date: a row for all that became known since, none for what it
 * says already, and nothing overwritten. Twice adds nothing. Days older than 400 are let go of.
 *
 * @param options.inputs `gatherings` alone where it is known that nothing else came; else all
 * @returns how many rows were added
 */
export const rebuildFeatures = async (
  ctx: Ctx,
  cityId: string,
  { inputs = 'all' }: { readonly inputs?: 'all' | 'gatherings' } = {},
): Promise<number> => {
  const time = cityTime(ctx, cityId);
  let added = 0;
  if (inputs === 'all') {
    const oldest = time.today - keptDays;
    const before = await selectNewest(ctx.db, cityId, time.today - recentDays, [
      'arrivals',
      'incidents',
    ]);
    added += await addUnsaid(ctx, cityId, time, [
      ...(await tellArrivals(ctx, cityId, time, oldest, before)),
      ...(await tellWeather(ctx, cityId, time, oldest)),
      ...(await tellIncidents(ctx, cityId, time, before, oldest)),
    ]);
    await deleteFeaturesBefore(ctx.db, cityId, oldest);
  }
  // Last: how patients spread over units is to be told of the arrivals that just came in, too.
  return added + (await addUnsaid(ctx, cityId, time, await tellGatherings(ctx, cityId, time)));
};

/** With so many at once, asking and adding is no hold that anybody feels. */
const valuesAtOnce = 2_000;

const addUnsaid = (
  ctx: Ctx,
  cityId: string,
  { nowMs }: CityTime,
  values: readonly ToldValue[],
): Promise<number> =>
  ctx.db.transaction().execute(async (tx) => {
    await holdFeatures(tx, cityId);
    let count = 0;
    for (let from = 0; from < values.length; from += valuesAtOnce) {
      const some = values.slice(from, from + valuesAtOnce);
      const newest = await selectNewestOf(tx, cityId, some);
      const added = some.flatMap(({ told, isClosed, ...key }) =>
        unsaid(newest.get(featureKey(key)), told, nowMs, isClosed).map(
          ({ value, knownAtMs, provenance }) => ({ ...key, value, knownAtMs, provenance }),
        ),
      );
      if (added.length > 0) await insertFeatures(tx, cityId, added);
      count += added.length;
    }
    return count;
  });
