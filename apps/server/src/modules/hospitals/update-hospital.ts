import type { HospitalDetail, RouteBody, routes } from '@pulse/contract';
import { audit } from '../../kernel/audit.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { DomainError, notFound, staleVersion } from '../../kernel/errors.ts';
import { appendEvent } from '../../kernel/events.ts';
import { write } from '../../kernel/write.ts';
import { loadHospital } from './get-hospital.ts';
import { hospitalScope } from './hospital-scope.ts';
import { findHospital } from './queries.ts';
import { oxygenColumns, storeCapacity } from './store-capacity.ts';

type Input = { readonly id: string } & RouteBody<typeof routes.updateHospital>;

/**
 * Says what a hospital has. Beds that a person names are reported, whatever they were before.
 *
 * @throws DomainError `not_found`, `forbidden`, `stale_version`, `validation_failed`
 */
export const updateHospital = (ctx: Ctx, input: Input): Promise<HospitalDetail> => {
  const scope = hospitalScope(ctx.actor);
  const { id, version, name, address, open, ...capacity } = input;
  return write(ctx, async (tx) => {
    const before = await findHospital(tx, scope, id);
    if (before === undefined) throw notFound('hospital');
    const ofHouse = name !== undefined || address !== undefined || open !== undefined;
    if (ofHouse && scope !== 'all') {
      throw new DomainError('forbidden', 'Only an administrator may rename or close a hospital.', {
        remedy: 'Ask an administrator.',
      });
    }
    const changed = await tx
      .updateTable('hospitals')
      .set({
        version: version + 1,
        updatedAt: ctx.clock.now(),
        ...(name !== undefined && { name }),
        ...(address !== undefined && { address }),
        ...(ofHouse && { edited: true }),
        ...(capacity.beds !== undefined && { capacitySource: 'reported' as const }),
        ...oxygenColumns(capacity),
      })
      .where('id', '=', id)
      .where('version', '=', version)
      .returning('id')
      .executeTakeFirst();
    if (changed === undefined) throw staleVersion('hospital', before.version);
    await storeCapacity(tx, id, capacity);
    await audit(ctx, tx, {
      action: 'hospital.update',
      subjectType: 'hospital',
      subjectId: id,
      detail: {
        changed: Object.entries(input)
          .filter(([key, value]) => !['id', 'version'].includes(key) && value !== undefined)
          .map(([key]) => key),
      },
    });
    await appendEvent(ctx, tx, 'hospital.changed', { hospitalId: id });
    const detail = await loadHospital(ctx, tx, scope, id);
    // Last, since a closed hospital is not to be found any more.
    if (open === false) {
      await tx.updateTable('hospitals').set({ open }).where('id', '=', id).execute();
    }
    return detail;
  });
};
