import { pipeline, Readable } from 'node:stream';
import type { ListIncidentsQuery } from '@pulse/contract';
import { stringify } from 'csv-stringify';
import { audit } from '../../kernel/audit.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import type { IncidentRow } from './incident-row.ts';
import { selectPage } from './select-page.ts';

const pageRows = 1_000;
const maxRows = 50_000;

const columns = [
  'ref',
  'id',
  'status',
  'category',
  'severity',
  'verified',
  'description',
  'ward',
  'zone',
  'lat',
  'lng',
  'confirmed',
  'disputed',
  'said_resolved',
  'source',
  'place_drawn',
  'reported_at',
  'updated_at',
  'approved_at',
  'resolved_at',
];

/**
 * The list as CSV, page by page as fast as it is read, so that it never lies in memory whole.
 *
 * @throws DomainError for filters that the actor may not use, before anything is streamed
 */
export const exportIncidents = async (
  ctx: Ctx,
  query: Omit<ListIncidentsQuery, 'cursor' | 'limit'>,
): Promise<Readable> => {
  const first = await selectPage(ctx, { ...query, limit: pageRows });
  await audit(ctx, ctx.db, {
    action: 'incident.export',
    subjectType: 'incident',
    subjectId: null,
    detail: { filters: JSON.stringify(query) },
  });
  const csv = stringify({ header: true, columns });
  pipeline(Readable.from(records(ctx, query, first)), csv, (error) => {
    // The reader gets the same error from the stream; who went away is no news.
    if (error) ctx.log.info({ detail: error.message }, 'an export ended early');
  });
  return csv;
};

async function* records(
  ctx: Ctx,
  query: Omit<ListIncidentsQuery, 'cursor' | 'limit'>,
  first: Awaited<ReturnType<typeof selectPage>>,
) {
  let page = first;
  let sent = 0;
  while (true) {
    for (const row of page.rows) yield record(ctx, row);
    sent += page.rows.length;
    if (page.nextCursor === null || sent >= maxRows) return;
    page = await selectPage(ctx, {
      ...query,
      cursor: page.nextCursor,
      limit: Math.min(pageRows, maxRows - sent),
    });
  }
}

const record = (ctx: Ctx, row: IncidentRow): (string | number | null)[] => [
  row.ref,
  row.id,
  row.status,
  row.category,
  row.severity,
  String(row.verified),
  harmless(row.description),
  harmless((row.areaId && ctx.geography.area(row.areaId)?.name) || ''),
  harmless((row.zoneId && ctx.geography.zoneName(row.zoneId)) || ''),
  row.lat,
  row.lng,
  row.votesConfirm,
  row.votesDispute,
  row.votesResolved,
  row.source,
  String(row.placeDrawn),
  row.createdAt.toISOString(),
  row.updatedAt.toISOString(),
  row.approvedAt?.toISOString() ?? null,
  row.resolvedAt?.toISOString() ?? null,
];

/** A spreadsheet runs text that begins like a formula (OWASP: CSV injection). */
const harmless = (text: string): string =>
  /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text;
