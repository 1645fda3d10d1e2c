import type {
  ActionOwner,
  AgentName,
  AlertDraft,
  DepartmentKind,
  RecommendationKind,
  Shift,
  StaffSkill,
} from '@pulse/contract';
import type { BedBlocks, Delivery, NurseSource, PlanLink } from '@pulse/ml/plan';
import type { PlanState } from './plan-state.ts';

export type AmountUnit = 'beds' | 'nurses' | 'patients' | 'units' | 'litres' | 'people';

/** Something that could be done, with what it costs and how much of it there can be. */
export type Proposal =
  | BedsProposal
  | NursesProposal
  | DeliveryProposal
  | TransferProposal
  | NoticeProposal;

interface AnyProposal {
  readonly agent: AgentName;
  readonly kind: RecommendationKind;
  /** The same from one plan to the next; with a day it names an action of the solver. */
  readonly key: string;
  /** Null: the whole city. */
  readonly hospitalId: string | null;
  readonly owner: ActionOwner;
  /** On the worst day, if nothing is done. */
  readonly evidence: Evidence;
  /** Why, for the day that it is most needed on. */
  readonly reason: (evidence: Evidence) => string;
}

export interface Evidence {
  readonly day: string;
  readonly needed: number;
  readonly available: number;
  readonly unit: AmountUnit;
}

export interface BedsProposal extends AnyProposal {
  readonly kind: 'open-licensed-beds' | 'open-surge-beds';
  readonly hospitalId: string;
  readonly department: DepartmentKind;
  readonly blocks: BedBlocks;
}

export interface NursesProposal extends AnyProposal {
  readonly kind: 'call-nurses';
  readonly hospitalId: string;
  readonly skill: StaffSkill;
  readonly shift: Shift;
  readonly source: NurseSource;
}

export interface DeliveryProposal extends AnyProposal {
  readonly kind: 'order-oxygen' | 'order-supplies';
  readonly hospitalId: string;
  readonly item: string;
  readonly delivery: Delivery;
}

export interface TransferProposal extends AnyProposal {
  readonly kind: 'transfer';
  readonly hospitalId: string;
  readonly department: DepartmentKind;
  readonly to: string;
  readonly link: Omit<PlanLink, 'departments'>;
}

/** Word to somebody. It costs nothing, so that the solver has nothing to decide. */
export interface NoticeProposal extends AnyProposal {
  readonly kind: 'warn-hospital' | 'public-advisory';
  readonly title: string;
  readonly days: readonly { readonly day: string; readonly amount: number }[];
  readonly advisory: Advisory | null;
}

/** What the draft of a public alert starts from. */
export type Advisory = Pick<
  AlertDraft,
  'category' | 'urgency' | 'severity' | 'certainty' | 'headline' | 'description' | 'instruction'
> & { readonly zoneIds: string[]; readonly startsAt: string; readonly endsAt: string };

export interface Advice {
  readonly proposals: readonly Proposal[];
  /** What it saw, in a sentence that names no hospital. */
  readonly finding: string;
}

export type Agent = (state: PlanState) => Advice;
