import type { Gathering, RouteBody, routes } from '@pulse/contract';
import { actorId, requireRole } from '../../kernel/actor.ts';
import { audit } from '../../kernel/audit.ts';
import type { Ctx, Tx } from '../../kernel/ctx.ts';
import { confirmationNeeded, DomainError } from '../../kernel/errors.ts';
import { appendEvents } from '../../kernel/events.ts';
import { write } from '../../kernel/write.ts';
import { placeGathering } from './place-gathering.ts';
import { presentGathering } from './present-gathering.ts';
import { holidayDates } from './queries.ts';
import { questionGathering } from './question-gathering.ts';
import { repeatYearly, type Span } from './repeat-yearly.ts';
import { requireSpan } from './require-span.ts';

type Input = RouteBody<typeof routes.createGathering>;

/**
 * Registers a gathering, and with `yearly` those of the coming years of its holiday.
 *
 * @returns the first
 * @throws DomainError `validation_failed`, `unknown_area`, `outside_city`, `confirmation_needed`
 */
export const createGathering = (ctx: Ctx, input: Input): Promise<Gathering> => {
  requireRole(ctx.actor, 'planner', 'admin');
  const { areaId, lat, lng, startsAt, endsAt, holiday, yearly, confirm, ...fields } = input;
  const place = placeGathering(ctx, { areaId, lat, lng });
  const first = requireSpan(startsAt, endsAt);
  const { cityId } = place.area;
  return write(ctx, async (tx) => {
    const later = yearly ? await laterSpans(ctx, tx, cityId, first, holiday) : [];
    const common = {
      ...fields,
      cityId,
      areaId: place.area.id,
      lat: place.lat,
      lng: place.lng,
      holiday: holiday ?? null,
      seriesId: yearly ? ctx.ids.next() : null,
      createdBy: actorId(ctx.actor),
      createdAt: ctx.clock.now(),
      updatedAt: ctx.clock.now(),
    };
    if (confirm !== true) {
      const questions = await questionGathering(ctx, tx, { ...common, ...first });
      if (questions.length > 0) throw confirmationNeeded(questions.map(inBody));
    }
    const rows = [first, ...later].map((span) => ({ id: ctx.ids.next(), ...common, ...span }));
    const [stored] = await tx.insertInto('gatherings').values(rows).returningAll().execute();
    if (stored === undefined) throw new Error('the gathering was not stored');
    await audit(ctx, tx, {
      action: 'gathering.create',
      subjectType: 'gathering',
      subjectId: stored.id,
      zoneId: place.area.zoneId,
      detail: { name: stored.name, years: rows.length, confirmed: confirm === true },
    });
    await appendEvents(
      ctx,
      tx,
      'gathering.changed',
      rows.map(({ id }) => ({ gatheringId: id, cityId })),
    );
    return presentGathering(ctx, stored);
  });
};

const inBody = ({ path, message }: { path: string; message: string }) => ({
  path: `body.${path}`,
  message,
});

const laterSpans = async (
  ctx: Ctx,
  tx: Tx,
  cityId: string,
  first: Span,
  holiday: string | undefined,
): Promise<Span[]> => {
  const dates = holiday === undefined ? [] : await holidayDates(tx, cityId, holiday);
  const timeZone = ctx.geography.city(cityId)?.timeZone ?? 'UTC';
  const spans = repeatYearly(first, dates, timeZone);
  if (spans !== undefined) return spans;
  throw new DomainError('validation_failed', 'A yearly gathering needs its holiday.', {
    remedy: 'Give `holiday` as the calendar names it, and a start within 15 days of it.',
    errors: [{ path: 'body.holiday', message: 'is no holiday of the calendar near the start' }],
  });
};
