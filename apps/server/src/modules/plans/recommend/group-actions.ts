import type { PlanAction } from '@pulse/ml/plan';
import type { Decided } from '../agents/plan-state.ts';
import { daysApart } from '../day-times.ts';
import { keyOfAction } from '../problem/action-id.ts';

/** Actions of one kind at one place on days that follow each other, or nearly. */
export interface ActionGroup {
  readonly key: string;
  /** By day; `amount` is what goes beyond what people decided already. */
  readonly actions: readonly PlanAction[];
}

/** A day between without an action keeps two together: who comes in on both is asked once. */
const nearDays = 2;

/** What the plan does beyond what was decided, by key and run of days, in the order of the plan. */
export const groupActions = (
  actions: readonly PlanAction[],
  decided: readonly Decided[],
): ActionGroup[] => {
  const agreed = new Map<string, number>();
  for (const one of decided) {
    for (const { id, amount } of one.actions) agreed.set(id, (agreed.get(id) ?? 0) + amount);
  }
  // The plan keeps to what it knew; what was decided while it was made counts here.
  const isSettled = (key: string, { id, day }: PlanAction) =>
    decided.some(
      (one) =>
        one.key === key &&
        ((one.state === 'rejected' && day <= one.lastDay) ||
          (one.state === 'changed' && one.actions.some((other) => other.id === id))),
    );
  const byKey = new Map<string, PlanAction[]>();
  for (const action of actions) {
    const beyond = action.amount - (agreed.get(action.id) ?? 0);
    const key = keyOfAction(action.id);
    if (beyond <= 0 || isSettled(key, action)) continue;
    const share = beyond / action.amount;
    const same = byKey.get(key) ?? [];
    same.push({
      ...action,
      amount: beyond,
      cost: action.cost * share,
      effect: { ...action.effect, adds: action.effect.adds * share },
    });
    byKey.set(key, same);
  }
  return [...byKey].flatMap(([key, all]) => runsOf(all).map((run) => ({ key, actions: run })));
};

const runsOf = (actions: readonly PlanAction[]): PlanAction[][] => {
  const runs: PlanAction[][] = [];
  for (const action of [...actions].sort((a, b) => a.day.localeCompare(b.day))) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run && before && daysApart(before.day, action.day) <= nearDays) run.push(action);
    else runs.push([action]);
  }
  return runs;
};
