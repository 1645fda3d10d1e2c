import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/ctx.ts';
import type { DayFigures } from './roll-up-day.ts';

/** A hospital's department, or '' for the whole, and the first day that is to be summed up again. */
export interface ChangedSeries {
  readonly hospitalId: string;
  readonly department: string;
  /** `2026-11-08` */
  readonly fromDay: string;
}

/** Midnight itself ends the day before. */
const dayOf = (timeZone: string) =>
  sql`((observed_at - interval '1 microsecond') AT TIME ZONE ${timeZone})::date`;

const beginOf = (day: string, timeZone: string) =>
  sql`${day}::date::timestamp AT TIME ZONE ${timeZone}`;

/** The newest moment that was summed up of each hospital; of some nothing was yet. */
export const selectRolledUp = async (
  db: Db | Tx,
  hospitalIds: readonly string[],
): Promise<Map<string, Date>> => {
  const { rows } = await sql<{ hospitalId: string; newest: Date }>`
    SELECT hospital_id, max(updated_at) AS newest FROM hospital_days
    WHERE hospital_id = any(${[...hospitalIds]}::text[]) GROUP BY hospital_id`.execute(db);
  return new Map(rows.map(({ hospitalId, newest }) => [hospitalId, newest]));
};

/**
 * What was received of each hospital since a moment of its own, by series. A series goes back to the
 * first of its days that was not told in full, since a later count completes it.
 */
export const selectChangedSeries = async (
  db: Db | Tx,
  hospitals: readonly { readonly id: string; readonly receivedSince: Date }[],
  { timeZone, oldestDay }: { readonly timeZone: string; readonly oldestDay: string },
): Promise<ChangedSeries[]> => {
  const { rows } = await sql<ChangedSeries>`
    SELECT hospital_id, department, least(changed.day, (
        SELECT min(open.day) FROM hospital_days AS open
        WHERE open.hospital_id = changed.hospital_id AND open.department = changed.department
          AND open.arrivals IS NOT NULL AND NOT open.complete AND open.day >= ${oldestDay}::date
      ))::text AS from_day
    FROM (
      SELECT hospital_id, department, min(${dayOf(timeZone)}) AS day
      FROM unnest(
        ${hospitals.map(({ id }) => id)}::text[],
        ${hospitals.map(({ receivedSince }) => receivedSince)}::timestamptz[]
      ) AS wanted (id, since)
      JOIN observations ON hospital_id = id AND received_at >= since
        AND observed_at > ${beginOf(oldestDay, timeZone)}
      GROUP BY hospital_id, department
    ) AS changed
    ORDER BY hospital_id, department`.execute(db);
  return rows;
};

export interface ReportRow {
  readonly hospitalId: string;
  readonly department: string;
  readonly observedAt: Date;
  readonly receivedAt: Date;
  readonly arrivals: number | null;
  readonly admissions: number | null;
  readonly discharges: number | null;
  readonly edPatients: number | null;
  readonly occupied: Record<string, number>;
}

/** The highest versions of these series from the day before their first on, by series and time. */
export const selectReports = async (
  db: Db | Tx,
  series: readonly ChangedSeries[],
  timeZone: string,
): Promise<ReportRow[]> => {
  const figure = (name: string) => sql`(figures ->> ${name}::text)::float8`;
  const { rows } = await sql<ReportRow>`
    SELECT DISTINCT ON (o.hospital_id, o.department, o.observed_at)
      o.hospital_id, o.department, o.observed_at, o.received_at,
      ${figure('arrivals')} AS arrivals, ${figure('admissions')} AS admissions,
      ${figure('discharges')} AS discharges, ${figure('edPatients')} AS ed_patients,
      coalesce(figures -> 'occupied', '{}') AS occupied
    FROM unnest(
      ${series.map(({ hospitalId }) => hospitalId)}::text[],
      ${series.map(({ department }) => department)}::text[],
      ${series.map(({ fromDay }) => fromDay)}::date[]
    ) AS wanted (hospital_id, department, from_day)
    JOIN observations AS o ON o.hospital_id = wanted.hospital_id
      AND o.department = wanted.department
      AND o.observed_at > (wanted.from_day - 1)::timestamp AT TIME ZONE ${timeZone}
    ORDER BY o.hospital_id, o.department, o.observed_at, o.version DESC`.execute(db);
  return rows;
};

export interface RolledUpDay extends DayFigures {
  readonly hospitalId: string;
  readonly department: string;
  readonly day: string;
}

/** One statement; a day that is as it was stays untouched. @returns how many were not */
export const storeHospitalDays = async (tx: Tx, days: readonly RolledUpDay[]): Promise<number> => {
  const { rows } = await sql`
    INSERT INTO hospital_days (hospital_id, department, day, reports, arrivals, admissions,
      discharges, occupied, ed_patients_max, parts, complete, updated_at)
    SELECT * FROM unnest(
      ${days.map(({ hospitalId }) => hospitalId)}::text[],
      ${days.map(({ department }) => department)}::text[],
      ${days.map(({ day }) => day)}::date[],
      ${days.map(({ reports }) => reports)}::int[],
      ${days.map(({ arrivals }) => arrivals)}::int[],
      ${days.map(({ admissions }) => admissions)}::int[],
      ${days.map(({ discharges }) => discharges)}::int[],
      ${days.map(({ occupied }) => JSON.stringify(occupied))}::jsonb[],
      ${days.map(({ edPatientsMax }) => edPatientsMax)}::int[],
      ${days.map(({ parts }) => JSON.stringify(parts ?? {}))}::jsonb[],
      ${days.map(({ complete }) => complete)}::boolean[],
      ${days.map(({ knownAt }) => knownAt)}::timestamptz[])
    ON CONFLICT (hospital_id, department, day) DO UPDATE SET
      reports = excluded.reports, arrivals = excluded.arrivals, admissions = excluded.admissions,
      discharges = excluded.discharges, occupied = excluded.occupied,
      ed_patients_max = excluded.ed_patients_max, parts = excluded.parts,
      complete = excluded.complete, updated_at = excluded.updated_at
    WHERE hospital_days.* IS DISTINCT FROM excluded.*
    RETURNING 1`.execute(tx);
  return rows.length;
};
