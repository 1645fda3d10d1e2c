import { Recommendation } from '@pulse/contract';
import { z } from 'zod';
import type { Ctx } from '../../../kernel/ctx.ts';
import { cityHospitals } from '../../hospitals/index.ts';
import { type SeenUntil, toldSince } from '../../observations/index.ts';
import { ratiosOf } from '../agents/build-state.ts';
import { cityDay, nextDay } from '../day-times.ts';
import { readPlanSettings } from '../read-plan-settings.ts';
import { dateText, timeZoneOf } from './city-zone.ts';
import { besides, type Done, decidedDays, loadDone } from './outcomes/done-besides.ts';
import { measureBeds } from './outcomes/measure-beds.ts';
import { measureNurses } from './outcomes/measure-nurses.ts';
import { measureStock } from './outcomes/measure-stock.ts';
import { measureTransfer } from './outcomes/measure-transfer.ts';
import { measureAdvisory, measureWarning } from './outcomes/measure-warning.ts';
import { type Measured, type Norms, notKnown, type Past } from './outcomes/measured.ts';
import { type Observed, observeDays } from './outcomes/observe-days.ts';
import type { StoredOutcome } from './outcomes/stored-outcome.ts';
import {
  citiesWithRecommendations,
  type MeasuredRow,
  type OverRow,
  selectMeasured,
  selectUnmeasured,
  storeOutcomes,
} from './queries.ts';

const batch = 200;
/** Per run and city; what is left waits for the next. */
const mostBatches = 20;
/** So long a late or corrected observation still changes what was measured. */
const correctedDays = 7;

/**
 * Measures what came of recommendations whose days are over: of those carried out, and of those that
 * were not, what happened without them. Measured once, and again only for what was told afterwards.
 */
export const measureOutcomes = async (ctx: Ctx): Promise<void> => {
  const { settings } = await readPlanSettings(ctx.db);
  const norms = { ratios: ratiosOf(settings), reserveDays: settings.reserveDays };
  for (const cityId of await citiesWithRecommendations(ctx.db)) {
    const today = cityDay(timeZoneOf(ctx, cityId), ctx.clock.now());
    await measure(ctx, norms, cityId, await toldAnew(ctx, cityId, today));
    for (let turn = 0; turn < mostBatches; turn += 1) {
      const rows = await selectUnmeasured(ctx.db, cityId, today, batch);
      await measure(ctx, norms, cityId, rows);
      if (rows.length < batch) break;
    }
  }
};

const toldAnew = async (ctx: Ctx, cityId: string, today: string): Promise<OverRow[]> => {
  const measured = await selectMeasured(ctx.db, cityId, today, nextDay(today, -correctedDays));
  if (measured.length === 0) return [];
  const everywhere = await cityHospitals(ctx.db, cityId);
  const seen = measured.flatMap((row): SeenUntil[] => {
    const since = row.outcomeAt;
    if (since === null) return [];
    const ids = row.hospitalId === null ? everywhere : [row.hospitalId, row.toId];
    return ids
      .filter((id) => id !== null)
      .map((hospitalId) => ({ id: row.id, hospitalId, since, ...spanOf(row) }));
  });
  const changed = await toldSince(ctx.db, timeZoneOf(ctx, cityId), seen);
  return measured.filter(({ id }) => changed.has(id));
};

const measure = async (
  ctx: Ctx,
  norms: Norms,
  cityId: string,
  rows: readonly OverRow[],
): Promise<void> => {
  if (rows.length === 0) return;
  // What is told from here on was not looked at, and makes the next run measure again.
  const at = ctx.clock.now();
  const spans = rows.map(spanOf);
  const span = {
    from: spans.map(({ from }) => from).reduce((a, b) => (a < b ? a : b)),
    to: spans.map(({ to }) => to).reduce((a, b) => (a > b ? a : b)),
  };
  const observed = observeDays(ctx, cityId, span);
  const done = await loadDone(ctx.db, cityId, span);
  const outcomes: MeasuredRow[] = [];
  for (const row of rows) {
    const measured = await measureOne(pastOf(row, done), row, observed, norms);
    const outcome: StoredOutcome = {
      ...measured,
      receiving: measured.receiving ?? null,
      behind: measured.behind ? [...measured.behind] : null,
      measuredAt: at.toISOString(),
    };
    outcomes.push({ row, outcome });
  }
  await storeOutcomes(ctx.db, outcomes, at);
};

const measureOne = async (
  past: Past,
  row: OverRow,
  observed: Observed,
  norms: Norms,
): Promise<Measured> => {
  if (row.hospitalId === null) return measureAdvisory(past, await observed.arrivals(past));
  const seen = await observed.hospital(row.hospitalId);
  if (seen === undefined) {
    return notKnown(
      past,
      past.evidence.unit,
      'The hospital was closed before it could be measured.',
    );
  }
  if (past.kind === 'call-nurses') return measureNurses(past, seen, norms);
  if (past.kind === 'order-oxygen' || past.kind === 'order-supplies') {
    return measureStock(past, seen, norms);
  }
  if (past.kind === 'transfer') {
    const receiving = row.toId === null ? undefined : await observed.hospital(row.toId);
    return measureTransfer(past, seen, receiving ?? null);
  }
  if (past.kind === 'open-licensed-beds' || past.kind === 'open-surge-beds') {
    return measureBeds(past, seen);
  }
  return measureWarning(past, seen);
};

const { kind, department, skill, item, shift, days, unit, evidence } = Recommendation.shape;
const Kept = z.object({ kind, department, skill, item, shift, days, unit, evidence });

const pastOf = (row: OverRow, done: readonly Done[]): Past => {
  const kept = Kept.parse(row);
  return {
    ...kept,
    days: decidedDays(row),
    ...besides(row, done),
    done: row.state === 'accepted' || row.state === 'changed',
    lastDay: dateText(row.seenUntil),
  };
};

const spanOf = (row: OverRow): { from: string; to: string } => ({
  from: dateText(row.firstDay),
  to: dateText(row.seenUntil),
});
