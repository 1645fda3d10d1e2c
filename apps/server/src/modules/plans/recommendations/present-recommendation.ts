import { Recommendation } from '@pulse/contract';
import { z } from 'zod';
import type { Ctx, Db, Tx } from '../../../kernel/ctx.ts';
import { isInScope, nameHospitals } from '../../hospitals/index.ts';
import { cityDay } from '../day-times.ts';
import { dateText, timeZoneOf } from './city-zone.ts';
import { presentOutcome } from './outcomes/stored-outcome.ts';
import type { RecommendationRow } from './queries.ts';
import { decides, ownHospitals, type Reader, tellsOfFew } from './reader.ts';

const { days, effect, evidence, reasonCode } = Recommendation.shape;
const Choice = z.object(Recommendation.shape).pick({
  agent: true,
  kind: true,
  department: true,
  skill: true,
  item: true,
  shift: true,
  unit: true,
  owner: true,
  state: true,
});

/** As its reader may see them: no name and no figure of a hospital of somebody else. */
export const presentRecommendations = async (
  ctx: Ctx,
  db: Db | Tx,
  reader: Reader,
  rows: readonly RecommendationRow[],
): Promise<Recommendation[]> => {
  const names = await nameHospitals(db, ownHospitals(reader, rows));
  return rows.map((row) => present(ctx, reader, names, row));
};

export const presentRecommendation = async (
  ctx: Ctx,
  db: Db | Tx,
  reader: Reader,
  row: RecommendationRow,
): Promise<Recommendation> => {
  const [one] = await presentRecommendations(ctx, db, reader, [row]);
  if (one === undefined) throw new Error('a recommendation was lost while it was presented');
  return one;
};

const present = (
  ctx: Ctx,
  reader: Reader,
  names: ReadonlyMap<string, string>,
  row: RecommendationRow,
): Recommendation => {
  const hospitalOf = (id: string | null) =>
    id === null
      ? null
      : isInScope(reader.scope, id)
        ? { id, name: names.get(id) ?? null }
        : { id: null, name: null };
  return {
    id: row.id,
    planId: row.planId,
    ...Choice.parse(row),
    hospital: hospitalOf(row.hospitalId),
    to: hospitalOf(row.toId),
    title: row.title,
    ...figures(reader, row),
    step: row.step,
    cost: row.cost,
    effect: effect.parse(row.effect),
    ...why(reader, row),
    priority: row.priority,
    deadline: row.deadline.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    decidedAmount: row.decidedAmount,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decidedBy: row.decidedByName,
    outcome: presentOutcome(row.outcome, {
      sending: (behind) =>
        row.hospitalId === null
          ? !tellsOfFew(reader, behind ?? row.planHospitalIds)
          : isInScope(reader.scope, row.hospitalId),
      receiving: row.toId !== null && isInScope(reader.scope, row.toId),
    }),
    alertDraftId: row.alertDraftId,
    decidable: decides(reader, row) && obstacleTo(ctx, row) === null,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
  };
};

/** Of the whole city they are sums, which must not tell of few hospitals of others. */
const figures = (
  reader: Reader,
  row: RecommendationRow,
): Pick<Recommendation, 'days' | 'amount'> => {
  const all = days.parse(row.days);
  return isHidden(reader, row)
    ? { days: all.map(({ day }) => ({ day, amount: 0 })), amount: 0 }
    : { days: all, amount: row.amount };
};

const isHidden = (reader: Reader, { hospitalId, planHospitalIds }: RecommendationRow): boolean =>
  hospitalId === null && tellsOfFew(reader, planHospitalIds);

/** Where patients are taken to learns how many come, not how full the other hospital is. */
const why = (
  reader: Reader,
  row: RecommendationRow,
): Pick<Recommendation, 'reason' | 'evidence' | 'note' | 'reasonCode'> => {
  const known = evidence.parse(row.evidence);
  if (decides(reader, row)) {
    return {
      reason: row.reason,
      evidence: isHidden(reader, row) ? { ...known, needed: 0, available: 0 } : known,
      note: row.note,
      reasonCode: reasonCode.parse(row.reasonCode),
    };
  }
  return {
    reason: 'Another hospital expects more patients than it has beds for.',
    evidence: { needed: row.amount, available: 0, unit: 'patients', scenario: known.scenario },
    note: null,
    reasonCode: null,
  };
};

/** Why nothing can be decided or taken back any more; null when it can. */
export const obstacleTo = (ctx: Ctx, row: RecommendationRow): string | null => {
  if (row.state === 'superseded') return 'A newer plan took its place.';
  const now = ctx.clock.now();
  if (row.state === 'expired' || row.expiresAt <= now) return 'Its time is over.';
  const today = cityDay(timeZoneOf(ctx, row.cityId), now);
  return today > dateText(row.planLastDay) ? 'The days of its plan are over.' : null;
};
