import type { Selectable } from 'kysely';
import type { Incidents } from '../../kernel/database.generated.ts';

/** All that any view shows; `words` and the import's key never leave the database. */
export const incidentColumns = [
  'incidents.id',
  'incidents.ref',
  'incidents.cityId',
  'incidents.category',
  'incidents.description',
  'incidents.status',
  'incidents.severity',
  'incidents.verified',
  'incidents.version',
  'incidents.lat',
  'incidents.lng',
  'incidents.areaId',
  'incidents.zoneId',
  'incidents.source',
  'incidents.placeDrawn',
  'incidents.citizenId',
  'incidents.staffId',
  'incidents.assigneeId',
  'incidents.duplicateOf',
  'incidents.rejectReason',
  'incidents.votesConfirm',
  'incidents.votesDispute',
  'incidents.votesResolved',
  'incidents.lastVoteAt',
  'incidents.createdAt',
  'incidents.updatedAt',
  'incidents.dueAt',
  'incidents.approvedAt',
  'incidents.approvedBy',
  'incidents.resolvedAt',
  'incidents.classificationId',
  'incidents.severityBy',
] as const satisfies readonly `incidents.${keyof Incidents}`[];

type ColumnName<C> = C extends `incidents.${infer Name}` ? Name : never;

export type IncidentRow = Pick<
  Selectable<Incidents>,
  Extract<ColumnName<(typeof incidentColumns)[number]>, keyof Incidents>
>;
