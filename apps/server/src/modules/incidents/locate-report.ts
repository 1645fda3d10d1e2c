import type { Place } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { DomainError } from '../../kernel/errors.ts';
import type { KnownCategory, LocatedArea } from '../../kernel/geography.ts';

/** @throws DomainError `outside_city` */
export const requireArea = (ctx: Ctx, place: Place): LocatedArea => {
  const area = ctx.geography.locate(place);
  if (area) return area;
  throw new DomainError('outside_city', 'This place lies outside the cities that Pulse serves.', {
    remedy: 'Move the pin into the city.',
    errors: [{ path: 'lat,lng', message: 'lies in no ward' }],
  });
};

export interface CategoryWithDue extends KnownCategory {
  readonly dueAfter: (reportedAt: Date) => Date;
}

/** @throws DomainError `unknown_category` */
export const requireCategory = (ctx: Ctx, cityId: string, idOrAlias: string): CategoryWithDue => {
  const category = ctx.geography.category(cityId, idOrAlias);
  if (category) {
    return {
      ...category,
      dueAfter: (reportedAt) => new Date(reportedAt.getTime() + category.slaHours * 3_600_000),
    };
  }
  throw new DomainError('unknown_category', `The city has no category “${idOrAlias}”.`, {
    remedy: 'Choose one that GET /api/categories names.',
    errors: [{ path: 'category', message: 'is not a category of this city' }],
  });
};
