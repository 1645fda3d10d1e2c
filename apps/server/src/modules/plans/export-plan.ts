import { stringify } from 'csv-stringify/sync';
import { sql } from 'kysely';
import type { Ctx } from '../../kernel/ctx.ts';
import { auditHospitalRead } from '../hospitals/index.ts';
import { todayOf } from './load-state.ts';
import { presentRecommendations } from './recommendations/present-recommendation.ts';
import { selectRecommendations } from './recommendations/queries.ts';
import { ownHospitals, readerOf } from './recommendations/reader.ts';
import { ownerName } from './words.ts';

const columns = [
  'priority',
  'state',
  'hospital',
  'owner',
  'what',
  'amount',
  'decided_amount',
  'unit',
  'days',
  'cost_rupees',
  'decide_by',
  'why',
  'to',
  'department',
  'shift',
  'decided_by',
  'note',
  'id',
];

/** Whoever reads it at the huddle has a few hundred lines at most. */
const mostRows = 5_000;

/** What is open, and what was decided for today and later, the most urgent first. Audited. */
export const exportPlan = async (
  ctx: Ctx,
  { city }: { readonly city?: string | undefined },
): Promise<string> => {
  const reader = await readerOf(ctx, ctx.db);
  const cityId = city ?? ctx.config.defaultCityId;
  const rows = await selectRecommendations(ctx.db, reader)
    .where('recommendations.cityId', '=', cityId)
    .where('state', 'in', ['open', 'accepted', 'changed', 'rejected'])
    .where(sql<boolean>`recommendations.last_day >= ${todayOf(ctx, cityId)}::date`)
    .orderBy('priority')
    .orderBy('deadline')
    .orderBy('recommendations.id')
    .limit(mostRows)
    .execute();
  const recommendations = await presentRecommendations(ctx, ctx.db, reader, rows);
  await auditHospitalRead(ctx, 'plan-csv', ownHospitals(reader, rows));
  return stringify(
    recommendations.map((one) => [
      one.priority,
      one.state,
      harmless(one.hospital === null ? 'whole city' : (one.hospital.name ?? 'another hospital')),
      ownerName(one.owner),
      harmless(one.title),
      one.amount,
      one.decidedAmount,
      one.unit,
      one.days.map(({ day, amount }) => `${day}: ${amount}`).join('; '),
      Math.round(one.cost),
      one.deadline,
      harmless(one.reason),
      harmless(one.to === null ? '' : (one.to.name ?? 'another hospital')),
      one.department,
      one.shift,
      harmless(one.decidedBy ?? ''),
      harmless(one.note ?? ''),
      one.id,
    ]),
    { header: true, columns },
  );
};

/** A spreadsheet runs text that begins like a formula (OWASP: CSV injection). */
const harmless = (text: string): string =>
  /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text;
