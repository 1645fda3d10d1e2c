import type { HospitalDetail, RouteBody, routes } from '@pulse/contract';
import { requireRole } from '../../kernel/actor.ts';
import { audit } from '../../kernel/audit.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { DomainError } from '../../kernel/errors.ts';
import { appendEvent } from '../../kernel/events.ts';
import { write } from '../../kernel/write.ts';
import { loadHospital } from './get-hospital.ts';
import { oxygenColumns, storeCapacity } from './store-capacity.ts';

/** @throws DomainError `outside_city`, `validation_failed` */
export const createHospital = (
  ctx: Ctx,
  input: RouteBody<typeof routes.createHospital>,
): Promise<HospitalDetail> => {
  requireRole(ctx.actor, 'admin');
  const { name, address, lat, lng, ...capacity } = input;
  const area = ctx.geography.locate({ lat, lng });
  if (area === undefined) {
    throw new DomainError('outside_city', 'This place lies in no ward of a city.', {
      remedy: 'Check latitude and longitude.',
      errors: [{ path: 'body.lat', message: 'lies outside every city' }],
    });
  }
  return write(ctx, async (tx) => {
    const id = ctx.ids.next();
    await tx
      .insertInto('hospitals')
      .values({
        id,
        cityId: area.cityId,
        areaId: area.id,
        name,
        address,
        lat,
        lng,
        edited: true,
        capacitySource: capacity.beds === undefined ? null : 'reported',
        ...oxygenColumns(capacity),
        updatedAt: ctx.clock.now(),
      })
      .execute();
    await tx.insertInto('hospitalNow').values({ hospitalId: id }).execute();
    await storeCapacity(tx, id, capacity);
    await audit(ctx, tx, {
      action: 'hospital.create',
      subjectType: 'hospital',
      subjectId: id,
      zoneId: area.zoneId,
      detail: { name },
    });
    await appendEvent(ctx, tx, 'hospital.changed', { hospitalId: id });
    return loadHospital(ctx, tx, 'all', id);
  });
};
