import { type Area, type Category, type City, routes, type Zone } from '@pulse/contract';
import { session } from '../../session.ts';

export interface CityData {
  city: City;
  categories: Category[];
  areas: Area[];
  zones: Zone[];
}

const freshMs = 30_000;
let kept: { data: Promise<CityData>; askedAtMs: number } | undefined;

/** The default city with its wards, zones and categories; asked for once in half a minute, for all. */
export const loadCity = (): Promise<CityData> => {
  if (kept && Date.now() - kept.askedAtMs < freshMs) return kept.data;
  const data = askForCity();
  kept = { data, askedAtMs: Date.now() };
  data.catch(() => {
    if (kept?.data === data) kept = undefined;
  });
  return data;
};

const askForCity = async (): Promise<CityData> => {
  const call = session.serverClient();
  const cities = await call(routes.listCities);
  const city = cities.items.find((item) => item.isDefault) ?? cities.items[0];
  if (!city) throw new Error('No city pack is loaded');
  const query = { city: city.id };
  const [categories, areas, zones] = await Promise.all([
    call(routes.listCategories, { query }),
    call(routes.listAreas, { query }),
    call(routes.listZones, { query }),
  ]);
  return { city, categories: categories.items, areas: areas.items, zones: zones.items };
};
