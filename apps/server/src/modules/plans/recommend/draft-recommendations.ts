import type { PlanAction } from '@pulse/ml/plan';
import type { Steps } from '../../../kernel/in-turns.ts';
import type { Decided, PlanState } from '../agents/plan-state.ts';
import type { AmountUnit, Evidence, NoticeProposal, Proposal } from '../agents/proposal.ts';
import { inSteps, stepOf } from '../problem/in-steps.ts';
import type { Coordinated } from '../solve/coordinate.ts';
import type { StoredDay } from '../stored-plan.ts';
import {
  departmentName,
  amount as inWords,
  itemName,
  nurseName,
  plural,
  rupees,
  shiftName,
} from '../words.ts';
import type { Draft } from './draft.ts';
import { type ActionGroup, groupActions } from './group-actions.ts';
import { priorityOf, timesOf } from './rank-draft.ts';

/** What people are to decide: the plan's actions beyond `decided`, and what agents have to say. */
export function* draftRecommendations(
  { state, advice, plan }: Coordinated,
  decided: readonly Decided[],
): Steps<Draft[]> {
  const proposals = advice.flatMap((one) => one.proposals);
  const byKey = new Map(proposals.map((one) => [one.key, one]));
  const actions: Draft[] = [];
  for (const group of groupActions(plan.actions, inSteps(decided, proposals))) {
    const proposal = byKey.get(group.key);
    if (proposal === undefined) continue;
    actions.push(ofActions(state, proposal, group));
    yield;
  }
  const notices = proposals.flatMap((one) =>
    one.kind === 'warn-hospital' || one.kind === 'public-advisory'
      ? ofNotice(state, one, decided)
      : [],
  );
  return [...actions, ...notices];
}

const ofActions = (state: PlanState, proposal: Proposal, { key, actions }: ActionGroup): Draft => {
  const { step, unit } = measure(proposal);
  const days = actions.map(
    ({ id, day, amount }): StoredDay => ({
      day,
      amount: amount * step,
      actions: [{ id, amount }],
    }),
  );
  const worst = worstOf(actions, proposal);
  const of = [
    'department' in proposal ? proposal.department : null,
    'skill' in proposal ? proposal.skill : null,
    'item' in proposal ? proposal.item : null,
  ];
  const shift = 'shift' in proposal ? proposal.shift : null;
  const [firstDay, lastDay] = [days[0]?.day ?? '', days.at(-1)?.day ?? ''];
  const amount = Math.max(...days.map((one) => one.amount));
  const cost = actions.reduce((sum, action) => sum + action.cost, 0);
  return {
    actionKey: key,
    agent: proposal.agent,
    kind: proposal.kind,
    hospitalId: proposal.hospitalId,
    toId: 'to' in proposal ? proposal.to : null,
    department: 'department' in proposal ? proposal.department : null,
    skill: 'skill' in proposal ? proposal.skill : null,
    item: 'item' in proposal ? proposal.item : null,
    option: optionOf(proposal),
    shift,
    title: titleOf(proposal, amount),
    reason: proposal.reason(worst),
    days,
    amount,
    unit,
    step,
    cost,
    effect: effectOf(proposal, days, amount, cost),
    evidence: { ...rounded(worst), scenario: 'p90' },
    advisory: null,
    priority: priorityOf(state, { firstDay, evidence: worst, of }),
    owner: proposal.owner,
    ...timesOf(state, { firstDay, lastDay, shift, leadDays: leadOf(proposal) }),
  };
};

/** Evidence as the plan saw it on the day that it helps most; of stocks, what the agent saw. */
const worstOf = (actions: readonly PlanAction[], proposal: Proposal): Evidence => {
  const { unit } = proposal.evidence;
  if ('item' in proposal) return proposal.evidence;
  let found: PlanAction | undefined;
  const missing = ({ evidence }: PlanAction) => evidence.needed - evidence.available;
  for (const action of actions) {
    if (found === undefined || missing(action) > missing(found)) found = action;
  }
  if (found === undefined) return proposal.evidence;
  return { ...found.evidence, day: found.day, unit };
};

const measure = (proposal: Proposal): { step: number; unit: AmountUnit } => ({
  step: stepOf(proposal),
  unit: unitOf(proposal),
});

const unitOf = (proposal: Proposal): AmountUnit => {
  if ('blocks' in proposal) return 'beds';
  if ('source' in proposal) return 'nurses';
  if ('delivery' in proposal) return proposal.kind === 'order-oxygen' ? 'litres' : 'units';
  return 'patients';
};

const optionOf = (proposal: Proposal): string | null =>
  'blocks' in proposal
    ? proposal.blocks.id
    : 'source' in proposal
      ? proposal.source.id
      : 'delivery' in proposal
        ? proposal.delivery.id
        : null;

const leadOf = (proposal: Proposal): number =>
  'blocks' in proposal
    ? proposal.blocks.leadDays
    : 'source' in proposal
      ? proposal.source.leadDays
      : 'delivery' in proposal
        ? proposal.delivery.leadDays
        : 0;

const titleOf = (proposal: Proposal, amount: number): string => {
  if ('blocks' in proposal) {
    const kind = proposal.kind === 'open-surge-beds' ? 'surge bed' : 'closed bed';
    return `Open ${plural(amount, kind)} in ${departmentName(proposal.department)}`;
  }
  if ('source' in proposal) {
    const from = proposal.source.id === 'agency' ? 'from an agency' : 'for overtime';
    return `Call ${inWords(amount)} ${nurseName(proposal.skill, amount)} ${from} for the ${shiftName(proposal.shift)} shift`;
  }
  if ('delivery' in proposal) {
    return proposal.kind === 'order-oxygen'
      ? `Order ${inWords(amount)} litres of oxygen`
      : `Order ${inWords(amount)} of ${itemName(proposal.item)}`;
  }
  return 'department' in proposal
    ? `Take ${plural(amount, 'new patient')} a day from ${departmentName(proposal.department)} to a linked hospital`
    : '';
};

const effectOf = (
  proposal: Proposal,
  days: readonly StoredDay[],
  amount: number,
  cost: number,
): Draft['effect'] => {
  const { unit } = measure(proposal);
  const span = days.length === 1 ? 'on one day' : `on ${days.length} days`;
  const price = cost > 0 ? `, for ${rupees(cost)}` : '';
  const what =
    'blocks' in proposal
      ? `Up to ${plural(amount, 'bed')} more ${span}`
      : 'source' in proposal
        ? `Up to ${plural(amount, 'nurse')} more in the ${shiftName(proposal.shift)} shift ${span}`
        : 'delivery' in proposal
          ? `${inWords(days.reduce((sum, one) => sum + one.amount, 0))} ${unit} more`
          : `Up to ${plural(amount, 'patient')} a day find a bed elsewhere, ${span}`;
  return { text: `${what}${price}.`, adds: amount, unit };
};

/** To a tenth, which is more than anybody can tell of people ahead. */
const rounded = ({ needed, available, unit }: Evidence): Omit<Evidence, 'day'> => ({
  needed: Math.round(needed * 10) / 10,
  available: Math.round(available * 10) / 10,
  unit,
});

/** Not said again on days for which people decided on it already. */
const ofNotice = (
  state: PlanState,
  proposal: NoticeProposal,
  decided: readonly Decided[],
): Draft[] => {
  const until = decided
    .filter(({ key }) => key === proposal.key)
    .reduce((last, one) => (one.lastDay > last ? one.lastDay : last), '');
  const days = proposal.days.filter(({ day }) => day > until);
  const [firstDay, lastDay] = [days[0]?.day, days.at(-1)?.day];
  if (firstDay === undefined || lastDay === undefined) return [];
  const isWarning = proposal.kind === 'warn-hospital';
  const amount = Math.max(...days.map((one) => one.amount));
  const unit = isWarning ? 'patients' : 'people';
  const { evidence } = proposal;
  return [
    {
      actionKey: proposal.key,
      agent: proposal.agent,
      kind: proposal.kind,
      hospitalId: proposal.hospitalId,
      toId: null,
      department: null,
      skill: null,
      item: null,
      option: null,
      shift: null,
      title: proposal.title,
      reason: proposal.reason(evidence),
      days: days.map((one) => ({ ...one, actions: [] })),
      amount,
      unit,
      step: 1,
      cost: 0,
      effect: {
        text: isWarning
          ? 'The hospital can prepare before its beds are full.'
          : 'People can protect themselves, and fewer need care.',
        adds: 0,
        unit,
      },
      evidence: { ...rounded(evidence), scenario: isWarning ? 'p90' : 'p50' },
      advisory: proposal.advisory,
      priority: isWarning
        ? priorityOf(state, { firstDay, evidence, of: [] })
        : firstDay <= (state.days[1] ?? '')
          ? 2
          : 3,
      owner: proposal.owner,
      ...timesOf(state, { firstDay, lastDay, shift: null, leadDays: 0 }),
    },
  ];
};
