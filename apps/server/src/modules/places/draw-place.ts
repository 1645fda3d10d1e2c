import type { Place } from '@pulse/contract';
import type { Db } from '../../kernel/ctx.ts';
import { contains } from './polygon.ts';
import { selectTerritories } from './queries.ts';

export interface DrawnPlace extends Place {
  readonly areaId: string;
  readonly zoneId: string | null;
}

type Territory = Awaited<ReturnType<typeof selectTerritories>>[number];

/**
 * Draws places where people live: a ward by its population (its size, where no population is
 * known), then a place in it, each as likely as another.
 *
 * @param random gives numbers from 0 to below 1
 * @returns undefined when the city has no ward
 */
export const createPlaceDrawer = async (
  db: Db,
  cityId: string,
  random: () => number,
): Promise<(() => DrawnPlace) | undefined> => {
  const territories = await selectTerritories(db, cityId);
  const knowsPeople = territories.every(({ population }) => population !== null);
  const weights = territories.map((territory) =>
    knowsPeople ? (territory.population ?? 0) : (territory.areaSqKm ?? 1),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const [first] = territories;
  if (first === undefined) return undefined;
  return () => {
    let left = random() * total;
    const chosen = territories.find((_, index) => {
      left -= weights[index] ?? 0;
      return left < 0;
    });
    return placeWithin(chosen ?? first, random);
  };
};

const mostTries = 1_000;

const placeWithin = ({ id, zoneId, bbox, boundary }: Territory, random: () => number) => {
  const [west = 0, south = 0, east = 0, north = 0] = bbox;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const place = {
      lat: rounded(south + random() * (north - south)),
      lng: rounded(west + random() * (east - west)),
    };
    if (contains(boundary, place)) return { ...place, areaId: id, zoneId };
  }
  throw new Error(`no place was found within ${id}: its boundary holds next to nothing`);
};

/** To about a decimetre: more digits would claim what nobody measured. */
const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
