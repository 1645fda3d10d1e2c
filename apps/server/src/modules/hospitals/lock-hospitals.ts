import type { BedType } from '@pulse/contract';
import { sql } from 'kysely';
import type { Tx } from '../../kernel/ctx.ts';
import { type HospitalScope, isInScope } from './hospital-scope.ts';
import { asLatest, type Latest } from './latest.ts';

export interface LockedHospital {
  readonly id: string;
  readonly latest: Latest;
  readonly observedAt: Date | null;
  readonly licensed: Partial<Record<BedType, number>>;
  readonly supplies: readonly string[];
}

/**
 * Holds hospitals until the transaction ends, so that two observations of one follow each other;
 * those that the scope hides are left out, like those that are not there. One statement.
 */
export const lockHospitals = async (
  tx: Tx,
  scope: HospitalScope,
  ids: readonly string[],
): Promise<Map<string, LockedHospital>> => {
  const visible = [...new Set(ids)].filter((id) => isInScope(scope, id));
  // In the order of the ids: two batches that overlap must not wait for each other in a circle.
  const { rows } = await sql<{
    id: string;
    latest: unknown;
    observedAt: Date | null;
    licensed: Partial<Record<BedType, number>>;
    supplies: string[];
  }>`
    SELECT hospitals.id, latest, observed_at,
      (SELECT coalesce(jsonb_object_agg(type, beds), '{}') FROM (
        SELECT type, sum(licensed) AS beds FROM hospital_beds
        WHERE hospital_id = hospitals.id GROUP BY type) AS types) AS licensed,
      array(SELECT item FROM hospital_supplies WHERE hospital_id = hospitals.id) AS supplies
    FROM hospitals JOIN hospital_now ON hospital_now.hospital_id = hospitals.id
    WHERE hospitals.id = any(${visible}::text[]) AND hospitals.open
    ORDER BY hospitals.id FOR NO KEY UPDATE OF hospital_now`.execute(tx);
  return new Map(rows.map((row) => [row.id, { ...row, latest: asLatest(row.latest) }]));
};

export interface HospitalNow {
  readonly hospitalId: string;
  readonly latest: Latest;
  readonly observedAt: Date;
  readonly receivedAt: Date;
}

/** Writes the prepared latest state of hospitals that are held. One statement. */
export const storeHospitalsNow = async (tx: Tx, states: readonly HospitalNow[]): Promise<void> => {
  await sql`
    UPDATE hospital_now SET
      latest = state.latest, observed_at = state.observed_at, received_at = state.received_at
    FROM unnest(
      ${states.map(({ hospitalId }) => hospitalId)}::text[],
      ${states.map(({ latest }) => JSON.stringify(latest))}::jsonb[],
      ${states.map(({ observedAt }) => observedAt)}::timestamptz[],
      ${states.map(({ receivedAt }) => receivedAt)}::timestamptz[]
    ) AS state (hospital_id, latest, observed_at, received_at)
    WHERE hospital_now.hospital_id = state.hospital_id`.execute(tx);
};
