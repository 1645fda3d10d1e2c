import type { Ctx } from '../../kernel/ctx.ts';
import { DomainError } from '../../kernel/errors.ts';
import type { LocatedArea } from '../../kernel/geography.ts';

export interface NamedPlace {
  readonly areaId?: string | undefined;
  readonly lat?: number | null | undefined;
  readonly lng?: number | null | undefined;
}

/**
 * The ward of a gathering: the one that its place lies in, or the one that is named.
 *
 * @throws DomainError `validation_failed`, `unknown_area`, `outside_city`
 */
export const placeGathering = (
  ctx: Ctx,
  { areaId, lat, lng }: NamedPlace,
): { area: LocatedArea; lat: number | null; lng: number | null } => {
  if ((lat ?? null) === null && (lng ?? null) === null) {
    if (areaId === undefined) {
      throw new DomainError('validation_failed', 'A gathering needs a ward or a place.', {
        remedy: 'Give `areaId`, or `lat` and `lng`.',
        errors: [{ path: 'body.areaId', message: 'is missing, and so are lat and lng' }],
      });
    }
    const area = ctx.geography.area(areaId);
    if (area === undefined) throw unknownArea(areaId);
    return { area, lat: null, lng: null };
  }
  if (typeof lat !== 'number' || typeof lng !== 'number') {
    throw new DomainError('validation_failed', 'Latitude and longitude go together.', {
      remedy: 'Give both, or neither.',
      errors: [{ path: 'body.lat', message: 'goes with lng' }],
    });
  }
  const area = ctx.geography.locate({ lat, lng });
  if (area === undefined) {
    throw new DomainError('outside_city', 'This place lies in no ward of a city.', {
      remedy: 'Choose a place in the city.',
      errors: [{ path: 'body.lat', message: 'lies outside every city' }],
    });
  }
  return { area, lat, lng };
};

const unknownArea = (areaId: string) =>
  new DomainError('unknown_area', `There is no ward ${areaId}.`, {
    remedy: 'Choose from the list of wards.',
    errors: [{ path: 'body.areaId', message: 'is no ward' }],
  });
