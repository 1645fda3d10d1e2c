import type { LocalName } from '@pulse/contract';
import type { Db } from '../kernel/ctx.ts';
import type { Geography, KnownCategory, KnownCity, LocatedArea } from '../kernel/geography.ts';

/** Two square wards side by side, each in a zone of its own. */
export const testCityId = 'test';
export const placeInEast = { lat: 12.95, lng: 77.65 };
export const placeInWest = { lat: 12.95, lng: 77.55 };
export const placeOutside = { lat: 0, lng: 0 };

interface TestArea extends LocatedArea {
  readonly zoneId: string;
  readonly number: number;
  /** west, south, east, north */
  readonly bbox: readonly [number, number, number, number];
}

const areas: readonly TestArea[] = [
  {
    id: 'test-w1',
    number: 1,
    name: 'First ward',
    cityId: testCityId,
    zoneId: 'test-east',
    bbox: [77.6, 12.9, 77.7, 13],
  },
  {
    id: 'test-w2',
    number: 2,
    name: 'Second ward',
    cityId: testCityId,
    zoneId: 'test-west',
    bbox: [77.5, 12.9, 77.6, 13],
  },
];

const zoneNames = new Map([
  ['test-east', 'East'],
  ['test-west', 'West'],
]);

const city: KnownCity = {
  id: testCityId,
  name: { en: 'Testville' },
  timeZone: 'Asia/Kolkata',
  refPrefix: 'TST',
};

const category = (
  id: string,
  name: LocalName,
  defaultSeverity: number,
  slaHours: number,
  aliases: string[],
) => ({ id, name, defaultSeverity, slaHours, aliases });

const categories: readonly (KnownCategory & { readonly aliases: string[] })[] = [
  category('garbage', { en: 'Garbage' }, 4, 48, ['waste']),
  category('potholes', { en: 'Potholes' }, 5, 168, ['pothole', 'road']),
  category('flooding', { en: 'Flooding' }, 8, 12, ['flood']),
];

export const testGeography: Geography = {
  defaultCityId: () => testCityId,
  city: (id) => (id === city.id ? city : undefined),
  locate: ({ lat, lng }) =>
    areas.find(
      ({ bbox: [west, south, east, north] }) =>
        lng >= west && lng < east && lat >= south && lat < north,
    ),
  area: (id) => areas.find((area) => area.id === id),
  zoneName: (id) => zoneNames.get(id),
  category: (cityId, idOrAlias) => {
    const wanted = idOrAlias.toLowerCase();
    if (cityId !== city.id) return undefined;
    return categories.find(({ id, aliases }) => id === wanted || aliases.includes(wanted));
  },
};

/** The rows behind `testGeography`. */
export const insertTestCity = async (db: Db): Promise<void> => {
  await db
    .insertInto('cities')
    .values({
      id: city.id,
      name: city.name,
      timeZone: city.timeZone,
      centreLat: 12.95,
      centreLng: 77.6,
      refPrefix: city.refPrefix,
      languages: ['en', 'kn', 'hi'],
      attribution: JSON.stringify([]),
      packHash: 'test',
      loadedAt: new Date(0),
    })
    .execute();
  await db
    .insertInto('zones')
    .values(
      [...zoneNames].map(([id, name]) => ({
        id,
        cityId: city.id,
        name: { en: name },
      })),
    )
    .execute();
  await db.insertInto('areas').values(areas.map(areaRow)).execute();
  await db.insertInto('categories').values(categories.map(categoryRow)).execute();
};

const areaRow = ({ id, number, name, cityId, zoneId, bbox }: TestArea) => {
  const [west, south, east, north] = bbox;
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return {
    id,
    cityId,
    zoneId,
    number,
    name,
    population: 10_000,
    areaSqKm: 120,
    centreLat: (south + north) / 2,
    centreLng: (west + east) / 2,
    bbox: [...bbox],
    boundary: JSON.stringify({ type: 'Polygon', coordinates: [ring] }),
  };
};

const categoryRow = (known: (typeof categories)[number], position: number) => ({
  cityId: testCityId,
  id: known.id,
  name: known.name,
  icon: known.id,
  shape: 'circle',
  defaultSeverity: known.defaultSeverity,
  slaHours: known.slaHours,
  aliases: known.aliases,
  keywords: {},
  position,
});
