import type { DepartmentKind } from '@pulse/contract';
import { sql } from 'kysely';
import type { Ctx, Db } from '../../kernel/ctx.ts';
import { zoneOffset } from '../../kernel/zone-offset.ts';
import { cityHospitals } from '../hospitals/index.ts';
import { oldestWholeDay } from './kept-days.ts';
import { dayOfReport, isLateReport } from './roll-up-day.ts';

const dayMs = 86_400_000;

/** What a day's arrivals were known to be, from a moment on. */
export interface ArrivalVersion {
  readonly hospitalId: string;
  /** Null: the hospital as a whole. */
  readonly department: DepartmentKind | null;
  /** `2026-11-08` by the city's clock. */
  readonly day: string;
  /** Null: taken back; the day is no longer told in full. */
  readonly value: number | null;
  readonly knownAt: Date;
}

export interface ListArrivalVersionsInput {
  readonly cityId: string;
  readonly sinceDay: string;
  /** Left out: every open hospital of the city. */
  readonly hospitalIds?: readonly string[];
}

/**
 * Every moment at which the arrivals of a day that was told in full became other than they were
 * known to be, found by hearing all versions again in the order in which they were received. Only days
 * of which every observation is still kept.
 *
 * @returns by series, then by `knownAt`
 */
export const listArrivalVersions = async (
  ctx: Pick<Ctx, 'db' | 'clock' | 'geography'>,
  { cityId, sinceDay, hospitalIds }: ListArrivalVersionsInput,
): Promise<ArrivalVersion[]> => {
  const timeZone = ctx.geography.city(cityId)?.timeZone ?? 'UTC';
  const ids = hospitalIds ?? (await cityHospitals(ctx.db, cityId));
  const offset = zoneOffset(timeZone);
  const nowMs = ctx.clock.now().getTime();
  const oldest = new Date(oldestWholeDay(nowMs + offset(nowMs)) * dayMs).toISOString().slice(0, 10);
  const fromDay = sinceDay > oldest ? sinceDay : oldest;
  const rows = await selectCounts(ctx.db, ids, fromDay, timeZone);
  const series = new Map<string, CountRow[]>();
  for (const row of rows) {
    const key = `${row.hospitalId} ${row.department}`;
    const own = series.get(key) ?? [];
    own.push(row);
    series.set(key, own);
  }
  return [...series.values()].flatMap((own) => replay(own, offset));
};

interface CountRow {
  readonly hospitalId: string;
  readonly department: string;
  readonly observedAt: Date;
  readonly receivedAt: Date;
  readonly arrivals: number | null;
}

const selectCounts = async (
  db: Db,
  hospitalIds: readonly string[],
  sinceDay: string,
  timeZone: string,
): Promise<CountRow[]> => {
  const { rows } = await sql<CountRow>`
    SELECT hospital_id, department, observed_at, received_at,
      (figures ->> 'arrivals')::float8 AS arrivals
    FROM observations
    WHERE hospital_id = any(${[...hospitalIds]}::text[])
      AND observed_at > ${sinceDay}::date::timestamp AT TIME ZONE ${timeZone}
      AND (version > 1 OR figures ? 'arrivals')
    ORDER BY hospital_id, department, received_at, version`.execute(db);
  return rows;
};

interface Day {
  readonly counts: Map<number, { arrivals: number; late: boolean }>;
  told: number | null;
}

/** @param rows of one series, in the order in which they were received */
const replay = (
  rows: readonly CountRow[],
  offset: (instantMs: number) => number,
): ArrivalVersion[] => {
  const days = new Map<number, Day>();
  const versions: ArrivalVersion[] = [];
  let last = Number.NEGATIVE_INFINITY;
  let touched = new Set<number>();
  rows.forEach(({ hospitalId, department, observedAt, receivedAt, arrivals }, i) => {
    const atMs = observedAt.getTime();
    const wallMs = atMs + offset(atMs);
    const day = dayOfReport(wallMs);
    const own = days.get(day) ?? { counts: new Map(), told: null };
    days.set(day, own);
    if (arrivals === null) own.counts.delete(atMs);
    else own.counts.set(atMs, { arrivals, late: isLateReport(wallMs) });
    touched.add(day);
    // What came in one request became known at once.
    if (rows[i + 1]?.receivedAt.getTime() === receivedAt.getTime()) return;
    touched.add(last);
    last = lastCounted(days);
    touched.add(last);
    for (const one of touched) {
      const known = days.get(one);
      const value = known ? toldOf(known, one < last) : null;
      if (!known || value === known.told) continue;
      known.told = value;
      versions.push({
        hospitalId,
        department: asDepartment(department),
        day: new Date(one * dayMs).toISOString().slice(0, 10),
        value,
        knownAt: receivedAt,
      });
    }
    touched = new Set();
  });
  return versions;
};

const lastCounted = (days: ReadonlyMap<number, Day>): number => {
  let last = Number.NEGATIVE_INFINITY;
  for (const [day, { counts }] of days) if (counts.size > 0 && day > last) last = day;
  return last;
};

/** Null until the day is told in full. */
const toldOf = ({ counts }: Day, isToldLater: boolean): number | null => {
  const all = [...counts.values()];
  if (all.length === 0 || !(isToldLater || all.some(({ late }) => late))) return null;
  return all.reduce((sum, { arrivals }) => sum + arrivals, 0);
};

/** Written from the contract's own list only, or empty for the whole hospital. */
const asDepartment = (text: string): DepartmentKind | null =>
  text === '' ? null : (text as DepartmentKind);
