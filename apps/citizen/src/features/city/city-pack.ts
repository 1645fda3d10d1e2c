import type { Category, City, LocalName, Place } from '@pulse/contract';

/** What of a city every screen needs, and no more: it travels with each page. */
export interface CityPack {
  id: string;
  name: LocalName;
  timeZone: string;
  centre: Place;
  attribution: City['attribution'];
  categories: Category[];
  zones: { id: string; name: LocalName }[];
  wards: Ward[];
}

export interface Ward {
  id: string;
  name: string;
  number: number | null;
  zoneId: string | null;
  centre: Place;
  /** west, south, east, north in degrees */
  bbox: [number, number, number, number];
}
