import type { IncidentStatus, TimelineEntry } from '@pulse/contract';
import { sql } from 'kysely';
import type { Ctx, Tx } from '../../kernel/ctx.ts';

export interface PastStep {
  readonly version: number;
  readonly at: Date;
  readonly kind: TimelineEntry['kind'];
  readonly fromStatus: IncidentStatus | null;
  readonly toStatus: IncidentStatus;
  readonly actorKind: TimelineEntry['by'];
  readonly note: string | null;
}

/** An incident with the life it has behind it. */
export interface PastIncident {
  /** 32 bytes that tell this incident from every other; a second one with them is not added. */
  readonly importKey: Buffer;
  readonly category: string;
  readonly description: string;
  readonly status: IncidentStatus;
  readonly severity: number;
  readonly lat: number;
  readonly lng: number;
  readonly areaId: string;
  readonly zoneId: string | null;
  readonly source: 'import' | 'demo';
  readonly placeDrawn: boolean;
  readonly createdAt: Date;
  readonly dueAt: Date;
  readonly approvedAt: Date | null;
  readonly resolvedAt: Date | null;
  /** Oldest first; at least the report itself. */
  readonly steps: readonly PastStep[];
}

export interface Inserted {
  readonly added: number;
  /** The times that the added incidents span; null when none was added. */
  readonly from: Date | null;
  readonly to: Date | null;
}

/**
 * Adds many incidents and their history in one statement. The rows travel as JSON documents: that
 * needs neither a staging table nor a connection beside the transaction's.
 */
export const insertIncidents = async (
  ctx: Ctx,
  tx: Tx,
  cityId: string,
  incidents: readonly PastIncident[],
): Promise<Inserted> => {
  const prefix = ctx.geography.city(cityId)?.refPrefix;
  if (prefix === undefined) throw new Error(`there is no city ${cityId}`);
  const rows = incidents.map(({ steps, importKey, ...incident }) => ({
    ...incident,
    id: ctx.ids.next(),
    importKey: importKey.toString('hex'),
    version: steps.at(-1)?.version ?? 1,
    updatedAt: steps.at(-1)?.at ?? incident.createdAt,
  }));
  const steps = incidents.flatMap((incident, index) =>
    incident.steps.map((step) => ({ ...step, id: ctx.ids.next(), incidentId: rows[index]?.id })),
  );
  const result = await sql<Inserted>`
    WITH staged AS (
      SELECT * FROM json_to_recordset(${JSON.stringify(rows)}::json) AS row (
        id uuid, "importKey" text, category text, description text, status text, severity integer,
        version integer, lat double precision, lng double precision, "areaId" text, "zoneId" text,
        source text, "placeDrawn" boolean, "createdAt" timestamptz, "updatedAt" timestamptz,
        "dueAt" timestamptz, "approvedAt" timestamptz, "resolvedAt" timestamptz)
    ), added AS (
      INSERT INTO incidents (id, ref, city_id, category, description, status, severity, version,
        lat, lng, area_id, zone_id, source, place_drawn, import_key, created_at, updated_at, due_at,
        approved_at, resolved_at)
      SELECT id, ${prefix} || '-' || nextval('incident_number'), ${cityId}, category, description,
        status, severity, version, lat, lng, "areaId", "zoneId", source, "placeDrawn",
        decode("importKey", 'hex'), "createdAt", "updatedAt", "dueAt", "approvedAt", "resolvedAt"
      FROM staged
      -- Asked before the insert, so that a second run uses up no numbers.
      WHERE NOT EXISTS (
        SELECT 1 FROM incidents known WHERE known.import_key = decode(staged."importKey", 'hex'))
      ON CONFLICT (import_key) DO NOTHING
      RETURNING id, created_at, resolved_at
    ), told AS (
      INSERT INTO incident_history (id, incident_id, version, at, kind, from_status, to_status,
        actor_kind, note)
      SELECT step.id, "incidentId", version, at, kind, "fromStatus", "toStatus", "actorKind", note
      FROM json_to_recordset(${JSON.stringify(steps)}::json) AS step (
        id uuid, "incidentId" uuid, version integer, at timestamptz, kind text, "fromStatus" text,
        "toStatus" text, "actorKind" text, note text)
      JOIN added ON added.id = step."incidentId"
    )
    SELECT count(*)::integer AS added, min(created_at) AS "from",
      max(greatest(created_at, resolved_at)) AS "to" FROM added`.execute(tx);
  return result.rows[0] ?? { added: 0, from: null, to: null };
};
