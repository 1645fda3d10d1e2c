import type { Plan, Relief, Shortage } from '@pulse/ml/plan';
import type { PlanState } from './agents/plan-state.ts';
import { keyOfAction } from './problem/action-id.ts';
import type { Coordinated } from './solve/coordinate.ts';
import { StoredAgent, StoredRelief, StoredShortage } from './stored-plan.ts';

/** What is missing, what would relieve it and what each agent did, as plans keep it. */
export const describePlan = ({ state, advice, problem, plan }: Coordinated) => ({
  shortages: plan.shortages
    .filter(({ missing }) => missing >= leastMissing)
    .map((one) => StoredShortage.parse({ ...place(one), missing: hundredths(one.missing) })),
  relief: plan.relief.map(({ of, worth }) =>
    StoredRelief.parse({
      ...place(of),
      worth: Math.round(worth),
      weight: weightOf(state, problem.hospitals, of),
    }),
  ),
  agents: advice.map(({ agent, proposals, finding }) =>
    StoredAgent.parse({
      agent,
      finding: finding + conflictsOf(plan, agent),
      ...count(plan, proposals),
    }),
  ),
});

/** Patients are expected ones, in fractions: less than half of a bed or a nurse rounds to none. */
const leastMissing = 0.5;

/** Upwards: what is missing must not read as nothing. */
const hundredths = (value: number): number => Math.ceil(value * 100 - 1e-6) / 100;

const place = (of: Relief['of']) => ({
  constraint: of.constraint,
  hospitalId: of.hospital,
  department: 'department' in of ? of.department : null,
  skill: 'skill' in of ? of.skill : null,
  item: 'item' in of ? of.item : null,
  shift: 'shift' in of ? of.shift : null,
  day: of.day,
  unit: unitOf(of),
});

const unitOf = (of: Relief['of'] | Shortage): 'beds' | 'nurses' | 'litres' | 'units' => {
  if (of.constraint === 'beds') return 'beds';
  if (of.constraint === 'nurses') return 'nurses';
  return 'item' in of && of.item === 'oxygen' ? 'litres' : 'units';
};

const weightOf = (
  { settings }: PlanState,
  hospitals: Coordinated['problem']['hospitals'],
  of: Relief['of'],
): number => {
  if (of.constraint === 'beds') return settings.weightOverflow;
  if (of.constraint === 'nurses') return settings.weightNurseShortage;
  const stocks = hospitals.find(({ id }) => id === of.hospital)?.stocks;
  return stocks?.find(({ id }) => 'item' in of && id === of.item)?.shortfallWeight ?? 0;
};

const count = (plan: Plan, proposals: Coordinated['advice'][number]['proposals']) => {
  const keys = new Set(plan.actions.map(({ id }) => keyOfAction(id)));
  const byHospital: Record<string, [number, number]> = {};
  let taken = 0;
  for (const { key, kind, hospitalId } of proposals) {
    // What costs nothing is always taken.
    const isTaken = keys.has(key) || kind === 'warn-hospital' || kind === 'public-advisory';
    if (isTaken) taken += 1;
    if (hospitalId === null) continue;
    const [before, takenBefore] = byHospital[hospitalId] ?? [0, 0];
    byHospital[hospitalId] = [before + 1, takenBefore + Number(isTaken)];
  }
  return { proposed: proposals.length, taken, byHospital };
};

const agentOf: Readonly<Record<string, string>> = {
  'open-licensed-beds': 'capacity',
  'open-surge-beds': 'capacity',
  'call-nurses': 'staffing',
  'order-oxygen': 'supplies',
  'order-supplies': 'supplies',
  transfer: 'transfers',
};

const conflictsOf = ({ lockConflicts }: Plan, agent: string): string => {
  const own = lockConflicts.filter(({ action }) => agentOf[action.split('/')[0] ?? ''] === agent);
  return own.length === 0
    ? ''
    : ` Not all that was decided can be kept: ${own.length === 1 ? 'one action is' : `${own.length} actions are`} no longer possible.`;
};
