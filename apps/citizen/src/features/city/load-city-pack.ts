import { type Call, routes } from '@pulse/contract';
import { session } from '../../session.ts';
import type { CityPack } from './city-pack.ts';

const freshMs = 5 * 60_000;
let kept: { pack: CityPack; loadedAtMs: number } | undefined;
let loading: Promise<CityPack> | undefined;

/** The default city; undefined while its server does not answer and was never heard before. */
export const loadCityPack = async (): Promise<CityPack | undefined> => {
  if (kept && Date.now() - kept.loadedAtMs < freshMs) return kept.pack;
  loading ??= load(session.serverClient()).finally(() => {
    loading = undefined;
  });
  if (!kept) return loading.catch(() => undefined);
  // An old pack is shown rather than waited for; the next page has the new one.
  loading.catch(() => undefined);
  return kept.pack;
};

const load = async (call: Call): Promise<CityPack> => {
  const { items: cities } = await call(routes.listCities);
  const city = cities.find((one) => one.isDefault) ?? cities[0];
  if (!city) throw new Error('No city is loaded.');
  const query = { city: city.id };
  const [categories, zones, areas] = await Promise.all([
    call(routes.listCategories, { query }),
    call(routes.listZones, { query }),
    call(routes.listAreas, { query }),
  ]);
  const pack: CityPack = {
    id: city.id,
    name: city.name,
    timeZone: city.timeZone,
    centre: city.centre,
    attribution: city.attribution,
    categories: categories.items,
    zones: zones.items.map(({ id, name }) => ({ id, name })),
    wards: areas.items.map(
      ({ id, name, number, zoneId, centre, bbox: [west, south, east, north] }) => ({
        id,
        name,
        number,
        zoneId,
        centre: { lat: roundDegrees(centre.lat), lng: roundDegrees(centre.lng) },
        bbox: [roundDegrees(west), roundDegrees(south), roundDegrees(east), roundDegrees(north)],
      }),
    ),
  };
  kept = { pack, loadedAtMs: Date.now() };
  return pack;
};

/** Five decimals are about a metre; more would only make pages longer. */
const roundDegrees = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;
