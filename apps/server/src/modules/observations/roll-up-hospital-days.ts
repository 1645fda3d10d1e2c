import { sql } from 'kysely';
import type { Ctx, Tx } from '../../kernel/ctx.ts';
import { zoneOffset } from '../../kernel/zone-offset.ts';
import { type HospitalPlace, hospitalPlaces } from '../hospitals/index.ts';
import { oldestWholeDay } from './kept-days.ts';
import { type CountedReport, dayOfReport, rollUpDay } from './roll-up-day.ts';
import {
  type ChangedSeries,
  type ReportRow,
  type RolledUpDay,
  selectChangedSeries,
  selectReports,
  selectRolledUp,
  storeHospitalDays,
} from './roll-up-queries.ts';

const dayMs = 86_400_000;
/** Clocks of the programs that receive observations differ. */
const overlapMs = 10 * 60_000;
/** Days whose reports are in memory at once: of hospitals that report every minute 300,000. */
const daysAtOnce = 200;
/** Any fixed number that nobody else locks. */
const rollUpLock = 7_305_121;

/**
 * Sums up the days of hospitals whose observations changed since the last time, from the highest
 * versions: a late or corrected observation changes an old day. Days that are no longer whole in
 * memory stay as they are. Twice changes nothing.
 *
 * @param sinceDay `2026-11-08`: what was received from this day on counts as changed
 * @returns how many days are new or other than they were
 */
export const rollUpHospitalDays = async (
  ctx: Ctx,
  { sinceDay }: { readonly sinceDay?: string } = {},
): Promise<number> => {
  const hospitals = await hospitalPlaces(ctx.db);
  return ctx.db.transaction().execute(async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(${rollUpLock}::bigint)`.execute(tx);
    let changed = 0;
    for (const cityId of new Set(hospitals.map((one) => one.cityId))) {
      const own = hospitals.filter((one) => one.cityId === cityId);
      changed += await rollUpCity(ctx, tx, cityId, own, sinceDay);
    }
    return changed;
  });
};

const rollUpCity = async (
  ctx: Ctx,
  tx: Tx,
  cityId: string,
  hospitals: readonly HospitalPlace[],
  sinceDay: string | undefined,
): Promise<number> => {
  const timeZone = ctx.geography.city(cityId)?.timeZone ?? 'UTC';
  const offset = zoneOffset(timeZone);
  const nowMs = ctx.clock.now().getTime();
  const ids = hospitals.map(({ id }) => id);
  const rolledUp = await selectRolledUp(tx, ids);
  const since = sinceDay === undefined ? undefined : Date.parse(`${sinceDay}T00:00:00Z`);
  const wanted = hospitals.flatMap(({ id, receivedAt }) => {
    const lastMs = (rolledUp.get(id)?.getTime() ?? 0) - overlapMs;
    const receivedSince = new Date(
      Math.max(0, since === undefined ? lastMs : since - offset(since)),
    );
    return receivedAt !== null && receivedAt >= receivedSince ? [{ id, receivedSince }] : [];
  });
  if (wanted.length === 0) return 0;
  const oldestDay = isoDay(oldestWholeDay(nowMs + offset(nowMs)));
  const series = await selectChangedSeries(tx, wanted, { timeZone, oldestDay });
  let changed = 0;
  const today = Math.floor((nowMs + offset(nowMs)) / dayMs);
  for (const some of inBatches(series, today)) {
    const reports = await selectReports(tx, some, timeZone);
    const days = some.flatMap((one) => daysOf(one, reports, offset));
    if (days.length > 0) changed += await storeHospitalDays(tx, days);
  }
  return changed;
};

const inBatches = (series: readonly ChangedSeries[], today: number): ChangedSeries[][] => {
  const batches: ChangedSeries[][] = [];
  let days = Number.POSITIVE_INFINITY;
  for (const one of series) {
    const own = today - Date.parse(one.fromDay) / dayMs + 1;
    days += own;
    if (days > daysAtOnce) {
      batches.push([]);
      days = own;
    }
    batches.at(-1)?.push(one);
  }
  return batches;
};

const isoDay = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

/** The days of a series from its first on, each with what it needs to know of its neighbours. */
const daysOf = (
  { hospitalId, department, fromDay }: ChangedSeries,
  rows: readonly ReportRow[],
  offset: (instantMs: number) => number,
): RolledUpDay[] => {
  const days = new Map<number, CountedReport[]>();
  for (const row of rows) {
    if (row.hospitalId !== hospitalId || row.department !== department) continue;
    const wallMs = row.observedAt.getTime() + offset(row.observedAt.getTime());
    const day = dayOfReport(wallMs);
    const reports = days.get(day) ?? [];
    reports.push({ ...row, wallMs });
    days.set(day, reports);
  }
  const counted = [...days.values()].flat().filter(({ arrivals }) => arrivals !== null);
  return [...days].flatMap(([day, reports]) => {
    if (isoDay(day) < fromDay) return [];
    const before = counted.findLast(({ wallMs }) => dayOfReport(wallMs) < day);
    const later = counted.filter(({ wallMs }) => dayOfReport(wallMs) > day);
    const toldLaterAt = later.reduce<Date | undefined>(
      (first, { receivedAt }) => (first === undefined || receivedAt < first ? receivedAt : first),
      undefined,
    );
    return [
      {
        hospitalId,
        department,
        day: isoDay(day),
        ...rollUpDay(reports, before?.wallMs, toldLaterAt),
      },
    ];
  });
};
