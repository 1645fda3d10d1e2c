import type {
  ActionOwner,
  AgentName,
  PlanShortage,
  Recommendation,
  RecommendationKind,
  RecommendationOutcome,
  RecommendationState,
  RejectReason,
} from '@pulse/contract';
import type { BadgeTone } from '@pulse/ui';
import { departmentWords } from '../hospitals/words.ts';

export const ownerWords: Record<ActionOwner, string> = {
  medicalSuperintendent: 'Medical superintendent',
  nursingSuperintendent: 'Nursing superintendent',
  bedManager: 'Bed manager',
  storesOfficer: 'Stores officer',
  oxygenOfficer: 'Oxygen officer',
  ambulanceControl: 'Ambulance control',
  cityHealthOfficer: 'City health officer',
};

export const kindWords: Record<RecommendationKind, string> = {
  'open-licensed-beds': 'Open licensed beds',
  'open-surge-beds': 'Open surge beds',
  'call-nurses': 'Call nurses',
  transfer: 'Take patients elsewhere',
  'order-oxygen': 'Order oxygen',
  'order-supplies': 'Order supplies',
  'warn-hospital': 'Warn a hospital',
  'public-advisory': 'Advise the public',
};

export const stateWords: Record<RecommendationState, string> = {
  open: 'To decide',
  accepted: 'Accepted',
  changed: 'Accepted, changed',
  rejected: 'Rejected',
  expired: 'Expired',
  superseded: 'Superseded',
};

export const stateTones: Record<RecommendationState, BadgeTone> = {
  open: 'brand',
  accepted: 'success',
  changed: 'success',
  rejected: 'neutral',
  expired: 'warning',
  superseded: 'neutral',
};

export const rejectWords: Record<RejectReason, string> = {
  noStaff: 'No staff for it',
  noSpace: 'No space for it',
  noBudget: 'No money for it',
  notNeeded: 'Not needed',
  alreadyDone: 'Already done',
  notSafe: 'Not safe',
  other: 'Another reason',
};

export const agentWords: Record<AgentName, string> = {
  demand: 'Demand',
  capacity: 'Capacity',
  staffing: 'Staffing',
  supplies: 'Supplies',
  transfers: 'Transfers',
  advisory: 'Advisory',
};

export const verdictWords: Record<RecommendationOutcome['verdict'], string> = {
  helped: 'Helped',
  notNeeded: 'Was not needed',
  notEnough: 'Was not enough',
  unknown: 'Cannot be told',
};

export const priorityWords: Record<number, string> = {
  1: 'First',
  2: 'Soon',
  3: 'When there is time',
};

/** A place that is not the reader's has no name here. */
export const hospitalName = (hospital: Recommendation['hospital']): string =>
  hospital === null ? 'The whole city' : (hospital.name ?? 'Another hospital');

export const rupees = (value: number, locale: string): string =>
  new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'INR',
    maximumFractionDigits: 0,
  }).format(value);

export const amountOf = (value: number, unit: string, locale: string): string =>
  `${new Intl.NumberFormat(locale, { maximumFractionDigits: Math.abs(value) < 100 ? 1 : 0 }).format(value)} ${unit}`;

/** "3 beds (Burns), Victoria". */
export const describeShortage = (shortage: PlanShortage, locale: string): string => {
  const { missing, unit, department, skill, item, shift, hospital } = shortage;
  const where = [
    department ? departmentWords[department] : undefined,
    skill === 'icuNurse' ? 'ICU nurses' : undefined,
    item ?? undefined,
    shift ? `${shift} shift` : undefined,
  ].filter(Boolean);
  const place = where.length > 0 ? ` (${where.join(', ')})` : '';
  return `${amountOf(missing, unit, locale)}${place}, ${hospitalName(hospital)}`;
};

export interface ShortageSpan {
  readonly worst: PlanShortage;
  readonly days: readonly string[];
}

/** Shortages of one thing at one place together, the largest first; less than a tenth is no shortage to act on. */
export const groupShortages = (shortages: readonly PlanShortage[]): ShortageSpan[] => {
  const groups = new Map<string, { worst: PlanShortage; days: string[] }>();
  for (const one of shortages) {
    if (one.missing < 0.1) continue;
    const { hospital, constraint, department, skill, item, shift } = one;
    const key = [hospital.id, constraint, department, skill, item, shift].join(' ');
    const group = groups.get(key) ?? { worst: one, days: [] };
    group.days.push(one.day);
    if (one.missing > group.worst.missing) group.worst = one;
    groups.set(key, group);
  }
  return [...groups.values()]
    .map(({ worst, days }) => ({ worst, days: days.sort() }))
    .sort((a, b) => b.worst.missing - a.worst.missing);
};

/** Recommendations by who has to see to them, in the order of the first one. */
export const byOwner = (
  items: readonly Recommendation[],
): { owner: ActionOwner; items: Recommendation[] }[] => {
  const groups = new Map<ActionOwner, Recommendation[]>();
  for (const item of items) {
    const group = groups.get(item.owner) ?? [];
    group.push(item);
    groups.set(item.owner, group);
  }
  return [...groups].map(([owner, group]) => ({ owner, items: group }));
};
