import { ApiError, type Place, routes } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { useState } from 'react';
import type { Ward } from './city-pack.ts';
import { useCity } from './city-provider.tsx';
import { nearestWard } from './nearest-ward.ts';

export type LocateProblem = 'denied' | 'unavailable' | 'outside';

export interface LocatedPlace {
  place: Place;
  wardId: string | null;
}

const timeoutMs = 15_000;

/** Asks the phone where it is, and the city which ward that is. */
export const useLocate = () => {
  const { pack } = useCity();
  const [isLocating, setLocating] = useState(false);
  const [problem, setProblem] = useState<LocateProblem>();

  const locate = async (): Promise<LocatedPlace | undefined> => {
    setLocating(true);
    setProblem(undefined);
    try {
      const place = await currentPlace();
      return { place, wardId: await wardAt(place, pack.wards) };
    } catch (error) {
      setProblem(problemOf(error));
      return undefined;
    } finally {
      setLocating(false);
    }
  };

  return { locate, isLocating, problem };
};

const currentPlace = (): Promise<Place> =>
  new Promise((resolve, reject) => {
    if (!navigator.geolocation) return reject(new Error('This browser has no GPS.'));
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lat: coords.latitude, lng: coords.longitude }),
      reject,
      { enableHighAccuracy: true, timeout: timeoutMs, maximumAge: 60_000 },
    );
  });

/** The ward of a place as the city says; the nearest one while the city cannot be asked. */
export const wardAt = async (place: Place, wards: readonly Ward[]): Promise<string | null> => {
  const query = { lat: String(place.lat), lng: String(place.lng) };
  try {
    return (await browserClient(routes.locateArea, { query })).id;
  } catch (error) {
    if (error instanceof ApiError && error.problem.status < 500) throw error;
    return nearestWard(wards, place)?.id ?? null;
  }
};

const permissionDenied = 1;

const problemOf = (error: unknown): LocateProblem => {
  if (error instanceof ApiError && error.problem.code === 'outside_city') return 'outside';
  const code = typeof error === 'object' && error && 'code' in error ? error.code : undefined;
  return code === permissionDenied ? 'denied' : 'unavailable';
};
