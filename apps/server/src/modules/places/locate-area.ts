import type { Area, Place } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { DomainError } from '../../kernel/errors.ts';
import { getArea } from './get-area.ts';

/** The ward that a place lies in, in whichever city. @throws DomainError `outside_city` */
export const locateArea = async (ctx: Ctx, place: Place): Promise<Area> => {
  const located = ctx.geography.locate(place);
  if (located === undefined) {
    throw new DomainError('outside_city', 'This place lies in none of the cities served here.', {
      remedy: 'Choose a place inside the city.',
    });
  }
  return getArea(ctx, located);
};
