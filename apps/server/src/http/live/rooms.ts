import type { Subscribe } from '@pulse/contract';
import type { Actor } from '../../kernel/actor.ts';

export interface Spot {
  readonly cityId: string;
  readonly areaId: string | null;
  readonly zoneId: string | null;
  readonly lat: number;
  readonly lng: number;
}

/** Web-Mercator zooms whose tiles are rooms, from the world to a few streets. */
const tileZooms = [0, 5, 7, 9, 11, 13, 15] as const;
const mostTilesPerViewport = 24;

/** The public rooms in which an incident at this spot is heard. */
export const publicRooms = (spot: Spot): string[] => [
  `city:${spot.cityId}`,
  ...(spot.areaId === null ? [] : [`area:${spot.areaId}`]),
  ...(spot.zoneId === null ? [] : [`zone:${spot.zoneId}`]),
  ...tileZooms.map((zoom) => tileRoom(zoom, tileX(spot.lng, zoom), tileY(spot.lat, zoom))),
];

/** The rooms of those who decide about it: its zone's officers, and the administrators. */
export const staffRooms = (zoneId: string | null): string[] => [
  'staff:all',
  ...(zoneId === null ? [] : [`staff:zone:${zoneId}`]),
];

/** What a citizen hears about own reports before they are public. */
export const citizenRoom = (citizenId: string): string => `citizen:${citizenId}`;

/** Readers of one incident who are in no staff room, wherever else they listen. */
export const readersRoom = (incidentId: string): string => `readers:${incidentId}`;

/** What is new of one hospital, for those who plan for it. */
export const hospitalRoom = (hospitalId: string): string => `hospital:${hospitalId}`;

/** What is new of any hospital, for administrators. */
export const allHospitalsRoom = 'hospitals:all';

/**
 * The rooms that a subscription leads to, as far as this actor may enter them. Officers and
 * administrators who ask for the staff stream hear everything there, so the public rooms would
 * only tell them twice.
 */
export const roomsFor = (actor: Actor, wish: Subscribe, defaultCityId: string): string[] => [
  ...incidentRooms(actor, wish, defaultCityId),
  ...hospitalRooms(actor, wish),
];

/** By the actor alone: which hospitals somebody hears of cannot be named in a wish. */
const hospitalRooms = (actor: Actor, wish: Subscribe): string[] => {
  if (wish.hospitals !== true || actor.kind !== 'staff') return [];
  if (actor.role === 'admin') return [allHospitalsRoom];
  return actor.role === 'planner' ? (actor.hospitalIds ?? []).map(hospitalRoom) : [];
};

const incidentRooms = (actor: Actor, wish: Subscribe, defaultCityId: string): string[] => {
  if (wish.staff === true && actor.kind === 'staff') {
    if (actor.role === 'admin') return ['staff:all'];
    if (actor.role === 'officer') return actor.zoneIds.map((id) => `staff:zone:${id}`);
  }
  const rooms = [
    ...(wish.areas ?? []).map((id) => `area:${id}`),
    ...(wish.zones ?? []).map((id) => `zone:${id}`),
    ...(wish.bbox === undefined ? [] : viewportRooms(wish.bbox)),
  ];
  if (rooms.length === 0) rooms.push(`city:${wish.city ?? defaultCityId}`);
  if (actor.kind === 'citizen') rooms.push(citizenRoom(actor.id));
  return rooms;
};

/** The finest tiles that cover the box with few rooms. */
export const viewportRooms = ([west, south, east, north]: readonly [
  number,
  number,
  number,
  number,
]): string[] => {
  let rooms: string[] = [];
  for (const zoom of tileZooms) {
    const columns = range(tileX(west, zoom), tileX(east, zoom));
    const rows = range(tileY(north, zoom), tileY(south, zoom));
    if (rooms.length > 0 && columns.length * rows.length > mostTilesPerViewport) break;
    rooms = columns.flatMap((x) => rows.map((y) => tileRoom(zoom, x, y)));
  }
  return rooms;
};

const tileRoom = (zoom: number, x: number, y: number): string => `tile:${zoom}/${x}/${y}`;

const tileX = (lng: number, zoom: number): number =>
  clamp(Math.floor(((lng + 180) / 360) * 2 ** zoom), zoom);

const tileY = (lat: number, zoom: number): number => {
  // Mercator ends at 85.0511 degrees.
  const radians = (Math.max(-85.05, Math.min(85.05, lat)) * Math.PI) / 180;
  return clamp(Math.floor(((1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2) * 2 ** zoom), zoom);
};

const clamp = (tile: number, zoom: number): number => Math.max(0, Math.min(2 ** zoom - 1, tile));

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) + 1 }, (_, step) => from + step);
