import { type DecisionRecord, RejectReason, type RouteQuery, type routes } from '@pulse/contract';
import type { Ctx } from '../../../kernel/ctx.ts';
import { auditHospitalRead } from '../../hospitals/index.ts';
import { cityDay, dayStart, nextDay } from '../day-times.ts';
import { timeZoneOf } from './city-zone.ts';
import { countDecisions } from './queries.ts';
import { readerOf } from './reader.ts';

const usualDays = 30;

/**
 * What was decided in the last days, today among them, and what came of it: of what was accepted or
 * changed only, since nothing else was carried out.
 */
export const decisionRecord = async (
  ctx: Ctx,
  { city, days = usualDays }: RouteQuery<typeof routes.decisionRecord>,
): Promise<DecisionRecord> => {
  const reader = await readerOf(ctx, ctx.db);
  const cityId = city ?? (reader.scope === 'all' ? ctx.config.defaultCityId : undefined);
  const now = ctx.clock.now();
  const timeZone = timeZoneOf(ctx, cityId ?? ctx.config.defaultCityId);
  const to = cityDay(timeZone, now);
  const from = nextDay(to, 1 - days);
  const rows = await countDecisions(ctx.db, reader, {
    cityId,
    since: dayStart(timeZone, from),
    now,
  });
  const count = (wanted: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(wanted).reduce((sum, row) => sum + row.count, 0);
  const inState = (state: string) => count((row) => row.state === state);
  const ended = (verdict: string) =>
    count((row) => ['accepted', 'changed'].includes(row.state) && row.verdict === verdict);
  const hospitalIds = new Set(rows.flatMap(({ hospitalId }) => hospitalId ?? []));
  await auditHospitalRead(ctx, 'decision-record', [...hospitalIds]);
  return {
    from,
    to,
    accepted: inState('accepted'),
    changed: inState('changed'),
    rejected: inState('rejected'),
    expired: inState('expired'),
    open: inState('open'),
    helped: ended('helped'),
    notNeeded: ended('notNeeded'),
    notEnough: ended('notEnough'),
    unknown: ended('unknown'),
    byReason: RejectReason.options.flatMap((reason) => {
      const rejected = count((row) => row.reasonCode === reason);
      return rejected === 0 ? [] : [{ reason, count: rejected }];
    }),
  };
};
