import type { RouteBody, routes, Zone } from '@pulse/contract';
import { audit } from '../../kernel/audit.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { notFound, staleVersion } from '../../kernel/errors.ts';
import { appendEvent } from '../../kernel/events.ts';
import { write } from '../../kernel/write.ts';
import { assignAreas } from './assign-areas.ts';
import { selectZones } from './queries.ts';
import { requireAdmin } from './require-admin.ts';

type UpdateZoneInput = { readonly id: string } & RouteBody<typeof routes.updateZone>;

/**
 * Renames a zone, or says which wards belong to it. The next load of the city pack leaves it so.
 *
 * @throws DomainError `forbidden`, `not_found`, `stale_version`, `unknown_area`
 */
export const updateZone = async (
  ctx: Ctx,
  { id, version, name, areaIds }: UpdateZoneInput,
): Promise<Zone> => {
  requireAdmin(ctx.actor);
  return write(ctx, async (tx) => {
    const before = await selectZones(tx).where('zones.id', '=', id).executeTakeFirst();
    if (before === undefined) throw notFound('zone');
    const changed = await tx
      .updateTable('zones')
      .set({ name: name ?? before.name, version: version + 1, edited: true })
      .where('id', '=', id)
      .where('version', '=', version)
      .returning('id')
      .executeTakeFirst();
    if (changed === undefined) throw staleVersion('zone', before.version);
    const moved = areaIds === undefined ? [] : await assignAreas(tx, before, areaIds);
    const zone = await selectZones(tx).where('zones.id', '=', id).executeTakeFirstOrThrow();
    await audit(ctx, tx, {
      action: 'zone.update',
      subjectType: 'zone',
      subjectId: id,
      zoneId: id,
      detail: {
        before: { name: before.name, areaIds: before.areaIds },
        after: { name: zone.name, areaIds: zone.areaIds },
      },
    });
    await appendEvent(ctx, tx, 'places.changed', {
      cityId: before.cityId,
      zoneId: id,
      moved: moved.map((area) => ({ ...area })),
    });
    return zone;
  });
};
