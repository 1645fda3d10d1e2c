import type { Incident, IncidentAi, Photo, StaffView, VoteTally } from '@pulse/contract';
import type { Ctx, Db, Tx } from '../../kernel/ctx.ts';
import { readSettings } from '../administration/index.ts';
import { colleagueNames } from '../identity/index.ts';
import { photosOfIncidents } from '../photos/index.ts';
import {
  type ReadClassification,
  readClassifications,
} from './classification/read-classifications.ts';
import type { IncidentRow } from './incident-row.ts';
import { countSimilar } from './queries.ts';
import { isPublic, type View } from './visibility.ts';

export interface Viewed {
  readonly row: IncidentRow;
  readonly view: View;
}

/** Rows as the contract shows them, with a fixed number of queries however many there are. */
export const presentIncidents = async (
  ctx: Ctx,
  db: Db | Tx,
  viewed: readonly Viewed[],
): Promise<Incident[]> => {
  const hidden = new Set(viewed.flatMap(({ row }) => (isPublic(row.status) ? [] : [row.id])));
  const ids = viewed.map(({ row }) => row.id);
  const photos = await photosOfIncidents(ctx, db, ids, (id) => hidden.has(id));
  const classifications = await readClassifications(
    db,
    viewed.map(({ row }) => row.classificationId),
  );
  const staff = await staffViews(
    ctx,
    db,
    viewed.flatMap(({ row, view }) => (view === 'staff' ? [row] : [])),
    classifications,
  );
  return viewed.map(({ row }) =>
    present(
      ctx,
      row,
      photos.get(row.id) ?? [],
      classifications.get(row.classificationId ?? '')?.ai ?? null,
      staff.get(row.id),
    ),
  );
};

export const presentIncident = async (
  ctx: Ctx,
  db: Db | Tx,
  row: IncidentRow,
  view: View,
): Promise<Incident> => {
  const [incident] = await presentIncidents(ctx, db, [{ row, view }]);
  if (incident === undefined) throw new Error('one row gives one incident');
  return incident;
};

export const tallyOf = (
  row: Pick<IncidentRow, 'votesConfirm' | 'votesDispute' | 'votesResolved' | 'lastVoteAt'>,
): VoteTally => ({
  confirm: row.votesConfirm,
  dispute: row.votesDispute,
  resolved: row.votesResolved,
  lastAt: row.lastVoteAt?.toISOString() ?? null,
});

const present = (
  ctx: Ctx,
  row: IncidentRow,
  photos: Photo[],
  ai: IncidentAi | null,
  staff: StaffView | undefined,
): Incident => ({
  id: row.id,
  ref: row.ref,
  cityId: row.cityId,
  category: row.category,
  description: row.description,
  status: row.status,
  severity: row.severity,
  verified: row.verified,
  version: row.version,
  lat: row.lat,
  lng: row.lng,
  area: named(row.areaId, (id) => ctx.geography.area(id)?.name),
  zone: named(row.zoneId, (id) => ctx.geography.zoneName(id)),
  votes: tallyOf(row),
  photos,
  source: row.source,
  placeDrawn: row.placeDrawn,
  duplicateOf: row.duplicateOf,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  approvedAt: row.approvedAt?.toISOString() ?? null,
  resolvedAt: row.resolvedAt?.toISOString() ?? null,
  ai,
  ...(staff && { staff }),
});

const staffViews = async (
  ctx: Ctx,
  db: Db | Tx,
  rows: readonly IncidentRow[],
  classifications: ReadonlyMap<string, ReadClassification>,
): Promise<Map<string, StaffView>> => {
  if (rows.length === 0) return new Map();
  const { similarRadiusMetres, similarWindowHours } = await readSettings({ ...ctx, db });
  const similar = await countSimilar(db, rows, similarRadiusMetres, similarWindowHours);
  const assigneeIds = rows.flatMap((row) => row.assigneeId ?? []);
  const names = await colleagueNames(db, assigneeIds);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        assignee: named(row.assigneeId, (id) => names.get(id)),
        dueAt: row.dueAt.toISOString(),
        rejectReason: row.rejectReason,
        hasReporter: row.citizenId !== null,
        similarCount: similar.get(row.id) ?? 0,
        aiAlternatives: classifications.get(row.classificationId ?? '')?.alternatives ?? [],
        severityBy: row.severityBy,
      },
    ]),
  );
};

const named = (id: string | null, nameOf: (id: string) => string | undefined) =>
  id === null ? null : { id, name: nameOf(id) ?? id };
