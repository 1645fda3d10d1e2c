import type { HospitalDetail, RouteBody, routes } from '@pulse/contract';
import { requireRole } from '../../kernel/actor.ts';
import { audit } from '../../kernel/audit.ts';
import type { Ctx, Tx } from '../../kernel/ctx.ts';
import { DomainError, notFound, staleVersion } from '../../kernel/errors.ts';
import { appendEvent } from '../../kernel/events.ts';
import { write } from '../../kernel/write.ts';
import { loadHospital } from './get-hospital.ts';
import { findHospital, selectHospitals } from './queries.ts';

type Input = { readonly id: string } & RouteBody<typeof routes.linkHospital>;

/**
 * Replaces the ways out of a hospital.
 *
 * @throws DomainError `not_found`, `stale_version`, `unknown_hospital`
 */
export const linkHospital = (ctx: Ctx, { id, version, links }: Input): Promise<HospitalDetail> => {
  requireRole(ctx.actor, 'admin');
  return write(ctx, async (tx) => {
    const before = await findHospital(tx, 'all', id);
    if (before === undefined) throw notFound('hospital');
    const changed = await tx
      .updateTable('hospitals')
      .set({ version: version + 1, updatedAt: ctx.clock.now() })
      .where('id', '=', id)
      .where('version', '=', version)
      .returning('id')
      .executeTakeFirst();
    if (changed === undefined) throw staleVersion('hospital', before.version);
    await requireTargets(tx, before, links);
    await tx.deleteFrom('hospitalLinks').where('fromId', '=', id).execute();
    if (links.length > 0) {
      await tx
        .insertInto('hospitalLinks')
        .values(links.map(({ to, minutes, kinds }) => ({ fromId: id, toId: to, minutes, kinds })))
        .execute();
    }
    await audit(ctx, tx, {
      action: 'hospital.link',
      subjectType: 'hospital',
      subjectId: id,
      detail: { to: links.map(({ to }) => to) },
    });
    await appendEvent(ctx, tx, 'hospital.changed', { hospitalId: id });
    return loadHospital(ctx, tx, 'all', id);
  });
};

/** Other open hospitals of the same city, each named once. */
const requireTargets = async (
  tx: Tx,
  from: { id: string; cityId: string },
  links: Input['links'],
): Promise<void> => {
  const ids = links.map(({ to }) => to);
  const rows = await selectHospitals(tx, ids).where('hospitals.cityId', '=', from.cityId).execute();
  const known = new Set(rows.map((row) => row.id));
  const errors = ids.flatMap((to, index) => {
    const path = `body.links.${index}.to`;
    if (to === from.id) return [{ path, message: 'is the hospital itself' }];
    if (ids.indexOf(to) !== index) return [{ path, message: 'is named twice' }];
    return known.has(to) ? [] : [{ path, message: 'is no hospital of this city' }];
  });
  if (errors.length === 0) return;
  throw new DomainError('unknown_hospital', 'Some links lead nowhere.', {
    remedy: 'Choose other hospitals of the same city, each once.',
    errors,
  });
};
