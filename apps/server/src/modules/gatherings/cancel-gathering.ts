import type { Gathering, RouteBody, routes } from '@pulse/contract';
import { requireRole } from '../../kernel/actor.ts';
import { audit } from '../../kernel/audit.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { notFound, staleVersion } from '../../kernel/errors.ts';
import { appendEvents } from '../../kernel/events.ts';
import { write } from '../../kernel/write.ts';
import { presentGathering } from './present-gathering.ts';
import { findGathering } from './queries.ts';
import { requirePlanned } from './update-gathering.ts';

type Input = { readonly id: string } & RouteBody<typeof routes.cancelGathering>;

/**
 * Calls a gathering off; with `series` also those that follow it.
 *
 * @throws DomainError `not_found`, `stale_version`, `invalid_transition`
 */
export const cancelGathering = (
  ctx: Ctx,
  { id, version, reason, series = false }: Input,
): Promise<Gathering> => {
  requireRole(ctx.actor, 'planner', 'admin');
  return write(ctx, async (tx) => {
    const before = await findGathering(tx, id);
    if (before === undefined) throw notFound('gathering');
    requirePlanned(before, version);
    const cancelled = await tx
      .updateTable('gatherings')
      .set((eb) => ({
        status: 'cancelled' as const,
        cancelReason: reason,
        version: eb('version', '+', 1),
        updatedAt: ctx.clock.now(),
      }))
      .where('status', '=', 'planned')
      .where((eb) =>
        eb.or([
          eb.and([eb('id', '=', id), eb('version', '=', version)]),
          ...(series && before.seriesId !== null
            ? [eb.and([eb('seriesId', '=', before.seriesId), eb('startsAt', '>', before.startsAt)])]
            : []),
        ]),
      )
      .returningAll()
      .execute();
    const own = cancelled.find((row) => row.id === id);
    if (own === undefined) throw staleVersion('gathering', before.version);
    await audit(ctx, tx, {
      action: 'gathering.cancel',
      subjectType: 'gathering',
      subjectId: id,
      detail: { reason, gatherings: cancelled.map((row) => row.id) },
    });
    await appendEvents(
      ctx,
      tx,
      'gathering.changed',
      cancelled.map((row) => ({ gatheringId: row.id, cityId: row.cityId })),
    );
    return presentGathering(ctx, own);
  });
};
