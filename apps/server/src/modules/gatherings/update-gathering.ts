import type { Gathering, RouteBody, routes } from '@pulse/contract';
import { requireRole } from '../../kernel/actor.ts';
import { audit } from '../../kernel/audit.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { confirmationNeeded, DomainError, notFound, staleVersion } from '../../kernel/errors.ts';
import { appendEvent } from '../../kernel/events.ts';
import { write } from '../../kernel/write.ts';
import { placeGathering } from './place-gathering.ts';
import { presentGathering } from './present-gathering.ts';
import { findGathering, type GatheringRow } from './queries.ts';
import { questionGathering } from './question-gathering.ts';
import { requireSpan } from './require-span.ts';

type Input = { readonly id: string } & RouteBody<typeof routes.updateGathering>;

/**
 * @throws DomainError `not_found`, `stale_version`, `invalid_transition`, `validation_failed`,
 *   `unknown_area`, `outside_city`, `confirmation_needed`
 */
export const updateGathering = (ctx: Ctx, input: Input): Promise<Gathering> => {
  requireRole(ctx.actor, 'planner', 'admin');
  const { id, version, confirm, areaId, lat, lng, startsAt, endsAt, ...given } = input;
  return write(ctx, async (tx) => {
    const before = await findGathering(tx, id);
    if (before === undefined) throw notFound('gathering');
    requirePlanned(before, version);
    const span = requireSpan(
      startsAt ?? before.startsAt.toISOString(),
      endsAt ?? before.endsAt.toISOString(),
    );
    const moves = areaId !== undefined || lat !== undefined || lng !== undefined;
    const place = moves ? placeGathering(ctx, { areaId, lat, lng }) : undefined;
    const after = {
      ...before,
      ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
      ...span,
      ...(place && {
        areaId: place.area.id,
        cityId: place.area.cityId,
        lat: place.lat,
        lng: place.lng,
      }),
      version: version + 1,
      updatedAt: ctx.clock.now(),
    };
    if (confirm !== true) {
      const questions = await questionGathering(ctx, tx, after);
      if (questions.length > 0) {
        throw confirmationNeeded(
          questions.map(({ path, message }) => ({ path: `body.${path}`, message })),
        );
      }
    }
    const stored = await tx
      .updateTable('gatherings')
      .set(after)
      .where('id', '=', id)
      .where('version', '=', version)
      .returningAll()
      .executeTakeFirst();
    if (stored === undefined) throw staleVersion('gathering', before.version);
    await audit(ctx, tx, {
      action: 'gathering.update',
      subjectType: 'gathering',
      subjectId: id,
      detail: {
        changed: Object.keys(input).filter((key) => !['id', 'version', 'confirm'].includes(key)),
        confirmed: confirm === true,
      },
    });
    await appendEvent(ctx, tx, 'gathering.changed', { gatheringId: id, cityId: stored.cityId });
    return presentGathering(ctx, stored);
  });
};

/** @throws DomainError `stale_version`, `invalid_transition` when it was called off */
export const requirePlanned = (row: GatheringRow, version: number): void => {
  if (row.version !== version) throw staleVersion('gathering', row.version);
  if (row.status === 'planned') return;
  throw new DomainError('invalid_transition', 'This gathering was called off.', {
    remedy: 'Register it anew if it takes place after all.',
  });
};
