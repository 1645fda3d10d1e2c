import { type ActionPlan, PlanMethod } from '@pulse/contract';
import { z } from 'zod';
import { type HospitalScope, isInScope } from '../hospitals/index.ts';
import { type NarratedRecommendation, templateNarration } from './narration/template.ts';
import { presentRelief } from './present-relief.ts';
import type { PlanRow } from './queries.ts';
import { StoredAgent, StoredRelief, StoredShortage } from './stored-plan.ts';
import { plural } from './words.ts';

export interface PlanView {
  readonly scope: HospitalScope;
  /** Of the hospitals that the reader may know. */
  readonly names: ReadonlyMap<string, string>;
  /** What the plan does at own hospitals; of the whole city in the plan itself. */
  readonly own: { readonly cost: number; readonly transfers: number };
  readonly recommendations: readonly NarratedRecommendation[];
}

/** The plan as its reader may see it: a planner learns nothing of the hospitals of others. */
export const presentPlan = (row: PlanRow, view: PlanView): ActionPlan => {
  const { scope, names } = view;
  const sees = ({ hospitalId }: { hospitalId: string }) => isInScope(scope, hospitalId);
  const shortages = z.array(StoredShortage).parse(row.shortages).filter(sees);
  const relief = z.array(StoredRelief).parse(row.relief).filter(sees);
  const nameOf = (id: string) => names.get(id) ?? id;
  const isAll = scope === 'all';
  const plan = {
    id: row.id,
    cityId: row.cityId,
    madeAt: row.madeAt.toISOString(),
    madeBy: row.madeBy,
    trigger: row.trigger,
    firstDay: row.firstDay,
    lastDay: row.lastDay,
    scenario: row.scenario,
    feasible: isAll ? row.feasible : shortages.length === 0,
    method: PlanMethod.parse(row.method),
    // The solver's own words may name a hospital.
    fallbackReason: isAll || row.fallbackReason === null ? row.fallbackReason : noBetterPlan,
    gap: row.gap,
    cost: isAll ? row.cost : view.own.cost,
    budget: row.budget,
    transfers: isAll ? row.transfers : view.own.transfers,
    hospitals: row.hospitalIds.filter((id) => isInScope(scope, id)).length,
    includesInvented: row.includesInvented,
    shortages: shortages.map(({ hospitalId, ...one }) => ({
      ...one,
      hospital: { id: hospitalId, name: nameOf(hospitalId) },
    })),
    relief: relief.map((one) => {
      const { hospitalId, worth, weight: _, ...place } = one;
      const name = nameOf(hospitalId);
      return {
        text: presentRelief(one, name),
        worth,
        shortage: { ...place, hospital: { id: hospitalId, name } },
      };
    }),
    agents: z
      .array(StoredAgent)
      .parse(row.agents)
      .map((one) => (isAll ? ofAll(one) : ofOwn(one, scope))),
    forecastMadeAt: row.forecastMadeAt.toISOString(),
    modelVersion: row.modelVersion,
  };
  return { ...plan, narration: templateNarration(plan, view.recommendations) };
};

const noBetterPlan = 'the solver gave no better plan';

const ofAll = ({ byHospital: _, ...summary }: StoredAgent) => summary;

const ofOwn = ({ agent, byHospital }: StoredAgent, own: readonly string[]) => {
  let [proposed, taken] = [0, 0];
  for (const id of own) {
    const [some, someTaken] = byHospital[id] ?? [0, 0];
    proposed += some;
    taken += someTaken;
  }
  const finding =
    proposed === 0
      ? 'Nothing to propose for your hospitals.'
      : `${plural(proposed, 'action was', 'actions were')} possible at your hospitals; the plan takes ${taken === 0 ? 'none' : plural(taken, 'of them', 'of them')}.`;
  return { agent, proposed, taken, finding };
};
