import { z } from 'zod';
import { auditMany } from '../../kernel/audit.ts';
import type { Ctx, Tx } from '../../kernel/ctx.ts';
import { appendEvent } from '../../kernel/events.ts';
import { inTurns } from '../../kernel/in-turns.ts';
import { loadDecided } from './decided.ts';
import { describePlan } from './describe-plan.ts';
import { unplanned } from './moved.ts';
import { lockOpen } from './queries.ts';
import type { Draft } from './recommend/draft.ts';
import { draftRecommendations } from './recommend/draft-recommendations.ts';
import type { Coordinated } from './solve/coordinate.ts';
import { StoredDay } from './stored-plan.ts';

/**
 * Stores a plan with its recommendations, in the caller's transaction. An open recommendation that
 * the new plan repeats stays what it is, under the new plan; every other open one is superseded.
 *
 * @returns the plan's id
 */
export const storePlan = async (
  ctx: Ctx,
  tx: Tx,
  made: Coordinated,
  trigger: string,
): Promise<string> => {
  const { state, problem, plan } = made;
  const id = ctx.ids.next();
  const open = await lockOpen(tx, state.cityId);
  // Read after the open ones are held: what was decided while the solver ran counts.
  const decided = await loadDecided(tx, state.cityId, state.days[0] ?? '');
  const drafts = await inTurns(draftRecommendations(made, decided));
  const { shortages, relief, agents } = describePlan(made);
  const hospitalIds = state.hospitals.map((one) => one.id);
  const demand = state.hospitals.map((one) => one.demand);
  const madeAt = ctx.clock.now();
  await tx
    .insertInto('plans')
    .values({
      id,
      cityId: state.cityId,
      madeAt,
      madeBy: ctx.actor.kind === 'staff' ? ctx.actor.name : 'worker',
      trigger,
      firstDay: state.days[0] ?? '',
      lastDay: state.days.at(-1) ?? '',
      scenario: problem.planFor,
      feasible: shortages.length === 0,
      method: plan.method,
      fallbackReason: plan.fallbackReason,
      gap: plan.gap,
      cost: plan.money,
      budget: problem.budget,
      transfers: plan.transfers,
      hospitalIds,
      includesInvented: demand.some(({ invented }) => invented),
      shortages: JSON.stringify(shortages),
      relief: JSON.stringify(relief),
      agents: JSON.stringify(agents),
      occupancy: JSON.stringify({
        ...plan.occupancy,
        [unplanned]: state.hospitals.flatMap(({ id: hospital, departments }) =>
          departments.map(({ kind, patients }) => ({
            hospital,
            department: kind,
            patients: patients.p90,
          })),
        ),
      }),
      // The oldest of them: no part of the plan knows less.
      forecastMadeAt: new Date(Math.min(...demand.map((one) => one.madeAt.getTime()))),
      modelVersion: demand[0]?.modelVersion ?? '',
    })
    .execute();
  const counts = await storeRecommendations(ctx, tx, { planId: id, made, drafts, open });
  await auditMany(ctx, tx, [
    {
      action: 'plan.make',
      subjectType: 'plan',
      subjectId: id,
      detail: { cityId: state.cityId, trigger, method: plan.method, ...counts },
    },
  ]);
  await appendEvent(ctx, tx, 'plan.made', { cityId: state.cityId, planId: id, hospitalIds });
  return id;
};

interface Storing {
  readonly planId: string;
  readonly made: Coordinated;
  readonly drafts: readonly Draft[];
  readonly open: Awaited<ReturnType<typeof lockOpen>>;
}

const storeRecommendations = async (
  ctx: Ctx,
  tx: Tx,
  { planId, made, drafts, open }: Storing,
): Promise<{ kept: number; added: number; superseded: number }> => {
  const bySame = new Map(open.map((row) => [sameness(row.actionKey, Days.parse(row.days)), row]));
  const kept = new Set<string>();
  const added: Draft[] = [];
  for (const draft of drafts) {
    const row = bySame.get(sameness(draft.actionKey, draft.days));
    if (row === undefined || kept.has(row.id)) {
      added.push(draft);
      continue;
    }
    kept.add(row.id);
    await tx
      .updateTable('recommendations')
      .set({
        planId,
        reason: draft.reason,
        evidence: JSON.stringify(draft.evidence),
        priority: draft.priority,
        // The same thing may have another price by now.
        cost: draft.cost,
        effect: JSON.stringify(draft.effect),
      })
      .where('id', '=', row.id)
      .execute();
  }
  const superseded = open.filter(({ id }) => !kept.has(id));
  await supersede(ctx, tx, superseded);
  const createdAt = ctx.clock.now();
  for (let from = 0; from < added.length; from += batchRows) {
    await tx
      .insertInto('recommendations')
      .values(
        added
          .slice(from, from + batchRows)
          .map(({ days, effect, evidence, advisory, ...draft }) => ({
            ...draft,
            id: ctx.ids.next(),
            planId,
            cityId: made.state.cityId,
            days: JSON.stringify(days),
            firstDay: days[0]?.day ?? '',
            lastDay: days.at(-1)?.day ?? '',
            effect: JSON.stringify(effect),
            evidence: JSON.stringify(evidence),
            advisory: advisory === null ? null : JSON.stringify(advisory),
            state: 'open',
            createdAt,
          })),
      )
      .execute();
  }
  return { kept: kept.size, added: added.length, superseded: superseded.length };
};

const batchRows = 500;
const Days = z.array(StoredDay);

/** Two say the same to people when they are for the same thing, days and amounts. */
const sameness = (key: string, days: readonly StoredDay[]): string =>
  [key, ...days.map(({ day, amount }) => `${day}=${Math.round(amount * 1_000)}`)].join(' ');

const supersede = async (ctx: Ctx, tx: Tx, rows: Storing['open']): Promise<void> => {
  if (rows.length === 0) return;
  await tx
    .updateTable('recommendations')
    .set((eb) => ({ state: 'superseded', version: eb('version', '+', 1) }))
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute();
  await tx
    .insertInto('decisions')
    .values(
      rows.map(({ id, version }) => ({
        id: ctx.ids.next(),
        recommendationId: id,
        at: ctx.clock.now(),
        actorName: 'worker',
        decision: 'supersede',
        version: version + 1,
      })),
    )
    .execute();
};
