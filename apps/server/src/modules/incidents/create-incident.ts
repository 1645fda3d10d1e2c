import type { Incident, IncidentSource } from '@pulse/contract';
import { sql } from 'kysely';
import { type Actor, type CitizenActor, type StaffActor, worksInZone } from '../../kernel/actor.ts';
import { audit } from '../../kernel/audit.ts';
import type { Ctx, Tx } from '../../kernel/ctx.ts';
import { DomainError } from '../../kernel/errors.ts';
import { appendEvent } from '../../kernel/events.ts';
import type { LocatedArea } from '../../kernel/geography.ts';
import { write } from '../../kernel/write.ts';
import { attachPhotos } from '../photos/index.ts';
import { addHistory } from './history.ts';
import { type IncidentRow, incidentColumns } from './incident-row.ts';
import { type CategoryWithDue, requireArea, requireCategory } from './locate-report.ts';
import { presentIncident } from './present-incidents.ts';

export interface CreateIncidentInput {
  readonly category: string;
  readonly description: string;
  readonly lat: number;
  readonly lng: number;
  readonly photoIds?: readonly string[];
}

/**
 * Takes a report in: it exists with photos, history, audit and event, or not at all.
 *
 * @throws DomainError `outside_city`, `unknown_category`, `unknown_photo`, `forbidden`
 */
export const createIncident = async (ctx: Ctx, input: CreateIncidentInput): Promise<Incident> => {
  const area = requireArea(ctx, input);
  const actor = requireReporter(ctx.actor, area);
  const category = requireCategory(ctx, area.cityId, input.category);
  return write(ctx, async (tx) => {
    const row = await insertReport(ctx, tx, actor, input, area, category);
    await attachPhotos(ctx, tx, {
      photoIds: input.photoIds ?? [],
      incidentId: row.id,
      purpose: 'report',
    });
    await addHistory(ctx, tx, {
      incidentId: row.id,
      version: row.version,
      kind: 'reported',
      fromStatus: null,
      toStatus: row.status,
    });
    await audit(ctx, tx, {
      action: 'incident.reported',
      subjectType: 'incident',
      subjectId: row.id,
      zoneId: row.zoneId,
    });
    await appendEvent(ctx, tx, 'incident.reported', { incidentId: row.id });
    return presentIncident(ctx, tx, row, actor.kind === 'staff' ? 'staff' : 'own');
  });
};

const requireReporter = (actor: Actor, area: LocatedArea): CitizenActor | StaffActor => {
  if (actor.kind === 'citizen') return actor;
  if (actor.kind === 'staff' && worksInZone(actor, area.zoneId)) return actor;
  throw new DomainError('forbidden', 'You may not report in this place.', {
    remedy: 'Staff report in their own zones only; anybody may report as a citizen.',
  });
};

const insertReport = (
  ctx: Ctx,
  tx: Tx,
  actor: CitizenActor | StaffActor,
  input: CreateIncidentInput,
  area: LocatedArea,
  category: CategoryWithDue,
): Promise<IncidentRow> => {
  const now = ctx.clock.now();
  const source = sourceOf(actor);
  const prefix = ctx.geography.city(area.cityId)?.refPrefix ?? area.cityId.toUpperCase();
  return tx
    .insertInto('incidents')
    .values({
      id: ctx.ids.next(),
      ref: sql<string>`${`${prefix}-`} || nextval('incident_number')`,
      cityId: area.cityId,
      category: category.id,
      description: input.description,
      status: 'reported',
      severity: category.defaultSeverity,
      lat: input.lat,
      lng: input.lng,
      areaId: area.id,
      zoneId: area.zoneId,
      source,
      placeDrawn: source === 'demo',
      citizenId: actor.kind === 'citizen' ? actor.id : null,
      staffId: actor.kind === 'staff' ? actor.id : null,
      createdAt: now,
      updatedAt: now,
      dueAt: category.dueAfter(now),
    })
    .returning(incidentColumns)
    .executeTakeFirstOrThrow();
};

/** The demo's own citizen replays real texts at places that are drawn, and says so. */
const sourceOf = (actor: CitizenActor | StaffActor): IncidentSource => {
  if (actor.kind === 'staff') return 'staff';
  return actor.isDemo ? 'demo' : 'citizen';
};
