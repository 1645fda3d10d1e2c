import { z } from 'zod';
import { DepartmentKind, Shift, StaffSkill, SupplyItem } from '../hospitals/schemas.ts';
import { Id, Timestamp, Uuid } from '../primitives.ts';

const day = z.iso.date();

export const AgentName = z
  .enum(['demand', 'capacity', 'staffing', 'supplies', 'transfers', 'advisory'])
  .meta({ id: 'AgentName' });
export type AgentName = z.output<typeof AgentName>;

export const RecommendationKind = z
  .enum([
    'open-licensed-beds',
    'open-surge-beds',
    'call-nurses',
    'transfer',
    'order-oxygen',
    'order-supplies',
    'warn-hospital',
    'public-advisory',
  ])
  .meta({ id: 'RecommendationKind' });
export type RecommendationKind = z.output<typeof RecommendationKind>;

/** Who has to see to it, by post; each hospital knows who holds it. */
export const ActionOwner = z
  .enum([
    'medicalSuperintendent',
    'nursingSuperintendent',
    'bedManager',
    'storesOfficer',
    'oxygenOfficer',
    'ambulanceControl',
    'cityHealthOfficer',
  ])
  .meta({ id: 'ActionOwner' });
export type ActionOwner = z.output<typeof ActionOwner>;

export const RecommendationState = z
  .enum(['open', 'accepted', 'changed', 'rejected', 'expired', 'superseded'])
  .meta({ id: 'RecommendationState' });
export type RecommendationState = z.output<typeof RecommendationState>;

export const RejectReason = z
  .enum(['noStaff', 'noSpace', 'noBudget', 'notNeeded', 'alreadyDone', 'notSafe', 'other'])
  .meta({ id: 'RejectReason' });
export type RejectReason = z.output<typeof RejectReason>;

export const AmountUnit = z
  .enum(['beds', 'nurses', 'patients', 'units', 'litres', 'people'])
  .meta({ id: 'AmountUnit' });

/** A hospital of somebody else has neither id nor name here. */
export const HospitalName = z
  .object({ id: Id.nullable(), name: z.string().nullable() })
  .meta({ id: 'HospitalName' });

export const RecommendationOutcome = z
  .object({
    /** `helped`: what was added was used; `notNeeded`: it stood idle; `notEnough`: more was missing. */
    verdict: z.enum(['helped', 'notNeeded', 'notEnough', 'unknown']),
    /** What the plan expected on its days, and what came. */
    expected: z.number().nullable(),
    actual: z.number().nullable(),
    unit: z.string(),
    text: z.string(),
    measuredAt: Timestamp,
  })
  .meta({ id: 'RecommendationOutcome' });
export type RecommendationOutcome = z.output<typeof RecommendationOutcome>;

export const Recommendation = z
  .object({
    id: Uuid,
    planId: Uuid,
    agent: AgentName,
    kind: RecommendationKind,
    hospital: HospitalName.nullable().describe('Null: the whole city'),
    to: HospitalName.nullable().describe('Of a transfer: where to'),
    department: DepartmentKind.nullable(),
    skill: StaffSkill.nullable(),
    item: SupplyItem.nullable().describe('`oxygen` or an item of the store'),
    shift: Shift.nullable(),
    /** In one line, as an order: `Open 6 surge beds in respiratory`. */
    title: z.string(),
    reason: z.string(),
    /** Amount of each day, in `unit`; the largest is `amount`. */
    days: z.array(z.object({ day, amount: z.number() })).min(1),
    amount: z.number(),
    unit: AmountUnit,
    /** What one step is: blocks of beds and deliveries come whole. */
    step: z.number(),
    /** Rupees, for all days. */
    cost: z.number(),
    effect: z.object({ text: z.string(), adds: z.number(), unit: AmountUnit }),
    /** What is needed there under the plan's scenario without the plan, and what there is. */
    evidence: z.object({
      needed: z.number(),
      available: z.number(),
      unit: AmountUnit,
      scenario: z.string(),
    }),
    /** 1 is to be done first. */
    priority: z.number().int().min(1).max(3),
    owner: ActionOwner,
    /** Until when it has to be decided to be in time. */
    deadline: Timestamp,
    expiresAt: Timestamp,
    state: RecommendationState,
    /** What was decided on, where it differs from `amount`. */
    decidedAmount: z.number().nullable(),
    decidedAt: Timestamp.nullable(),
    decidedBy: z.string().nullable(),
    reasonCode: RejectReason.nullable(),
    note: z.string().nullable(),
    outcome: RecommendationOutcome.nullable(),
    /** Draft of a public alert that an accepted advisory became. */
    alertDraftId: Uuid.nullable(),
    /** The reader may decide it. */
    decidable: z.boolean(),
    version: z.number().int(),
    createdAt: Timestamp,
  })
  .meta({ id: 'Recommendation' });
export type Recommendation = z.output<typeof Recommendation>;

/** What came of recommendations: the record that earns trust. */
export const DecisionRecord = z
  .object({
    from: day,
    to: day,
    accepted: z.number().int(),
    changed: z.number().int(),
    rejected: z.number().int(),
    expired: z.number().int(),
    open: z.number().int(),
    helped: z.number().int(),
    notNeeded: z.number().int(),
    notEnough: z.number().int(),
    unknown: z.number().int(),
    byReason: z.array(z.object({ reason: RejectReason, count: z.number().int() })),
  })
  .meta({ id: 'DecisionRecord' });
export type DecisionRecord = z.output<typeof DecisionRecord>;
