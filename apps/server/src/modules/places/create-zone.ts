import type { RouteBody, routes, Zone } from '@pulse/contract';
import { audit } from '../../kernel/audit.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { DomainError } from '../../kernel/errors.ts';
import { appendEvent } from '../../kernel/events.ts';
import { write } from '../../kernel/write.ts';
import { assignAreas } from './assign-areas.ts';
import { selectZones } from './queries.ts';
import { requireAdmin } from './require-admin.ts';

/**
 * Adds a zone; the wards it names leave the zone they were in.
 *
 * @throws DomainError `forbidden`, `already_exists`, `unknown_area`, `validation_failed`
 */
export const createZone = async (
  ctx: Ctx,
  { id, cityId = ctx.config.defaultCityId, name, areaIds }: RouteBody<typeof routes.createZone>,
): Promise<Zone> => {
  requireAdmin(ctx.actor);
  if (ctx.geography.city(cityId) === undefined) throw unknownCity(cityId);
  return write(ctx, async (tx) => {
    const inserted = await tx
      .insertInto('zones')
      .values({ id, cityId, name, edited: true })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (inserted === undefined) throw alreadyExists(id);
    const moved = await assignAreas(tx, { id, cityId }, areaIds);
    const zone = await selectZones(tx).where('zones.id', '=', id).executeTakeFirstOrThrow();
    await audit(ctx, tx, {
      action: 'zone.create',
      subjectType: 'zone',
      subjectId: id,
      zoneId: id,
      detail: { name, areaIds: zone.areaIds },
    });
    await appendEvent(ctx, tx, 'places.changed', {
      cityId,
      zoneId: id,
      moved: moved.map((area) => ({ ...area })),
    });
    return zone;
  });
};

const unknownCity = (cityId: string) =>
  new DomainError('validation_failed', `There is no city ${cityId} here.`, {
    remedy: 'Choose one of GET /api/cities.',
    errors: [{ path: 'body.cityId', message: 'is not a city of this installation' }],
  });

const alreadyExists = (id: string) =>
  new DomainError('already_exists', `There is a zone ${id} already.`, {
    remedy: 'Choose another id; ids are unique over all cities.',
  });
