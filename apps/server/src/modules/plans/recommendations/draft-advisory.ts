import type { Ctx, Tx } from '../../../kernel/ctx.ts';
import { draftAlert } from '../../alerts/index.ts';
import { dayEnd, dayStart } from '../day-times.ts';
import { Advisory } from './advisory.ts';
import { dateText, timeZoneOf } from './city-zone.ts';
import type { RecommendationRow } from './queries.ts';

/** The draft of a public alert that an advisory becomes, by id; null for every other kind. */
export const draftAdvisory = async (
  ctx: Ctx,
  tx: Tx,
  row: RecommendationRow,
): Promise<string | null> => {
  if (row.kind !== 'public-advisory') return null;
  const timeZone = timeZoneOf(ctx, row.cityId);
  const proposed = { headline: row.title, description: row.reason, instruction: '' };
  const { startsAt, endsAt, ...words } = Advisory.parse({ ...proposed, ...asObject(row.advisory) });
  return draftAlert(ctx, tx, {
    ...words,
    cityId: row.cityId,
    recommendationId: row.id,
    startsAt: startsAt ? new Date(startsAt) : dayStart(timeZone, dateText(row.firstDay)),
    endsAt: endsAt ? new Date(endsAt) : dayEnd(timeZone, dateText(row.lastDay)),
  });
};

const asObject = (value: unknown): object =>
  typeof value === 'object' && value !== null ? value : {};
