import type { Place } from '@pulse/contract';
import type { Config } from '../../config/index.ts';
import type { Db } from '../../kernel/ctx.ts';
import type { Geography, KnownCategory, KnownCity, LocatedArea } from '../../kernel/geography.ts';
import type { Log } from '../../kernel/log.ts';
import { backoffMs } from '../../platform/backoff.ts';
import {
  selectAreaNames,
  selectCategories,
  selectCities,
  selectTerritories,
  selectZoneNames,
} from './queries.ts';
import { indexTerritories } from './territory-index.ts';

export interface Places extends Geography {
  /**
   * Reads the map anew; when the database does not answer it keeps the last one and tries again
   * until it does. Call it when `places.changed` arrives.
   *
   * @returns whether what it now answers from is fresh
   */
  reload(): Promise<boolean>;
  close(): Promise<void>;
}

interface Snapshot {
  readonly cities: ReadonlyMap<string, KnownCity>;
  readonly areas: ReadonlyMap<string, LocatedArea>;
  readonly zoneNames: ReadonlyMap<string, string>;
  /** By city and then by lower-case id or alias. */
  readonly categories: ReadonlyMap<string, ReadonlyMap<string, KnownCategory>>;
  readonly locate: (place: Place) => LocatedArea | undefined;
}

/** The map in memory: knows nothing until the first `reload()`. */
export const createPlaces = ({
  db,
  config,
  log,
}: {
  db: Db;
  config: Pick<Config, 'defaultCityId'>;
  log: Log;
}): Places => {
  let snapshot = nowhere;
  let isClosed = false;
  let failures = 0;
  let retry: NodeJS.Timeout | undefined;
  let latest: Promise<boolean> = Promise.resolve(true);

  const read = async (): Promise<boolean> => {
    if (isClosed) return false;
    clearTimeout(retry);
    try {
      snapshot = await readSnapshot(db);
      failures = 0;
      return true;
    } catch (error) {
      failures += 1;
      const delayMs = backoffMs(failures, { firstMs: 500, maxMs: 30_000 });
      log.warn({ err: error, delayMs }, 'the map cannot be read; the last one stays in use');
      retry = setTimeout(() => void reload(), delayMs);
      retry.unref();
      if (isClosed) clearTimeout(retry);
      return false;
    }
  };
  // One after the other: an older reading must never replace a newer one.
  const reload = () => {
    latest = latest.then(read);
    return latest;
  };

  return {
    defaultCityId: () => config.defaultCityId,
    city: (id) => snapshot.cities.get(id),
    locate: (place) => snapshot.locate(place),
    area: (id) => snapshot.areas.get(id),
    zoneName: (id) => snapshot.zoneNames.get(id),
    category: (cityId, idOrAlias) =>
      snapshot.categories.get(cityId)?.get(idOrAlias.trim().toLowerCase()),
    reload,
    close: async () => {
      isClosed = true;
      clearTimeout(retry);
      await latest;
    },
  };
};

const nowhere: Snapshot = {
  cities: new Map(),
  areas: new Map(),
  zoneNames: new Map(),
  categories: new Map(),
  locate: () => undefined,
};

const readSnapshot = async (db: Db): Promise<Snapshot> => {
  const cities = await selectCities(db);
  const territories = await selectTerritories(db);
  const areas = await selectAreaNames(db);
  const zones = await selectZoneNames(db);
  const find = indexTerritories(
    territories.map(({ bbox, boundary, id, name, cityId, zoneId }) => ({
      bbox,
      boundary,
      area: { id, name, cityId, zoneId },
    })),
  );
  return {
    cities: new Map(cities.map((city) => [city.id, city])),
    areas: new Map(areas.map((area) => [area.id, area])),
    zoneNames: new Map(zones.map(({ id, name }) => [id, name.en])),
    categories: byName(await selectCategories(db)),
    locate: (place) => find(place)?.area,
  };
};

/** An id wins over an alias of another category. */
const byName = (categories: Awaited<ReturnType<typeof selectCategories>>) => {
  const cities = new Map<string, Map<string, KnownCategory>>();
  for (const { cityId, ...category } of categories) {
    const names = cities.get(cityId) ?? new Map<string, KnownCategory>();
    cities.set(cityId, names);
    for (const alias of category.aliases) {
      if (!names.has(alias.toLowerCase())) names.set(alias.toLowerCase(), category);
    }
  }
  for (const { cityId, ...category } of categories) {
    cities.get(cityId)?.set(category.id.toLowerCase(), category);
  }
  return cities;
};
