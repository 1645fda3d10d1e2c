import { z } from 'zod';
import { DepartmentKind, Shift, StaffSkill, SupplyItem } from '../hospitals/schemas.ts';
import { Id, NamedRef, Timestamp, Uuid } from '../primitives.ts';

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
const HospitalName = z
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

/** What is still missing under the plan's scenario whatever is done. */
export const PlanShortage = z
  .object({
    constraint: z.enum(['beds', 'nurses', 'stock']),
    hospital: HospitalName,
    department: DepartmentKind.nullable(),
    skill: StaffSkill.nullable(),
    item: SupplyItem.nullable(),
    shift: Shift.nullable(),
    day,
    missing: z.number(),
    unit: AmountUnit,
  })
  .meta({ id: 'PlanShortage' });
export type PlanShortage = z.output<typeof PlanShortage>;

/** One more of what is short, and what it is worth to the plan. */
export const PlanRelief = z
  .object({
    text: z.string(),
    worth: z.number(),
    shortage: PlanShortage.omit({ missing: true }),
  })
  .meta({ id: 'PlanRelief' });
export type PlanRelief = z.output<typeof PlanRelief>;

export const Narration = z
  .object({
    text: z.string(),
    /** Recommendations that the text speaks of. */
    cites: z.array(Uuid),
    /** `template`: by rules; else the language model, whose numbers were checked against the plan. */
    source: z.enum(['template', 'model']),
    model: z.string().nullable(),
    /** Why the template speaks although a model is configured. */
    fallbackReason: z.string().nullable(),
  })
  .meta({ id: 'Narration' });
export type Narration = z.output<typeof Narration>;

export const AgentSummary = z
  .object({
    agent: AgentName,
    /** What it proposed, and what the coordinator took of it. */
    proposed: z.number().int(),
    taken: z.number().int(),
    /** What it saw, in a sentence. */
    finding: z.string(),
  })
  .meta({ id: 'AgentSummary' });
export type AgentSummary = z.output<typeof AgentSummary>;

export const PlanMethod = z.enum(['exact', 'decomposed', 'greedy']).meta({ id: 'PlanMethod' });

export const ActionPlan = z
  .object({
    id: Uuid,
    cityId: Id,
    madeAt: Timestamp,
    /** Who asked for it, or `worker`. */
    madeBy: z.string(),
    /** Why it was made: first, forecast, gathering, observation, decision, asked. */
    trigger: z.string(),
    firstDay: day,
    lastDay: day,
    scenario: z.string(),
    /** True: nothing is missing under the plan's scenario. */
    feasible: z.boolean(),
    method: PlanMethod,
    fallbackReason: z.string().nullable(),
    /** Proven distance to the best plan, as a share; null where nothing was proven. */
    gap: z.number().nullable(),
    /** Rupees. */
    cost: z.number(),
    budget: z.number().nullable(),
    transfers: z.number(),
    hospitals: z.number().int(),
    includesInvented: z.boolean(),
    shortages: z.array(PlanShortage),
    relief: z.array(PlanRelief),
    agents: z.array(AgentSummary),
    narration: Narration,
    forecastMadeAt: Timestamp,
    modelVersion: z.string(),
  })
  .meta({ id: 'ActionPlan' });
export type ActionPlan = z.output<typeof ActionPlan>;

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

const money = z.number().min(0).max(1_000_000_000);
const weight = z.number().min(0).max(1_000_000_000);

/** What an administrator may change about plans. Costs in rupees. */
export const PlanSettings = z
  .object({
    /** For all days of a plan; null: not limited. */
    budget: money.nullable(),
    horizonDays: z.number().int().min(1).max(14),
    bedsPerBlock: z.number().int().min(1).max(50),
    /** Beds beyond the licence that may be opened, as a share of the licensed. */
    surgeShare: z.number().min(0).max(1),
    blockSetUpCost: money,
    bedCostPerDay: money,
    nurseShiftCost: money,
    agencyShiftCost: money,
    /** Nurses that may be called in, as a share of the roster. */
    overtimeShare: z.number().min(0).max(1),
    agencyShare: z.number().min(0).max(1),
    transferCost: money,
    mostTransfersPerDay: z.number().int().min(0).max(1_000),
    deliveryCost: money,
    /** One delivery brings so many days of use. */
    deliveryDays: z.number().min(0.5).max(30),
    deliveryLeadDays: z.number().int().min(0).max(14),
    /** Days of use that are never touched. */
    reserveDays: z.number().min(0).max(14),
    nurseRatios: z.enum(['indian', 'californian']),
    weightOverflow: weight,
    weightNurseShortage: weight,
    weightTransfer: weight,
    /** Seconds that the solver may take. */
    timeLimitSeconds: z.number().min(0.5).max(30),
  })
  .meta({ id: 'PlanSettings' });
export type PlanSettings = z.output<typeof PlanSettings>;

/** What could be otherwise. What is left out stays as it is. */
export const WhatIfChanges = z
  .strictObject({
    /** People more (or fewer) at a gathering of each day, or at a registered one. */
    crowd: z
      .strictObject({
        gatheringId: Uuid.optional(),
        expectedCrowd: z.number().int().min(0).max(100_000_000),
      })
      .optional(),
    /** PM2.5 on each day, ug/m3. */
    pm25: z.number().min(0).max(1_000).optional(),
    temperatureMaxC: z.number().min(-30).max(55).optional(),
    closedBeds: z
      .array(
        z.strictObject({
          hospitalId: Id,
          department: DepartmentKind,
          beds: z.number().int().min(1).max(10_000),
        }),
      )
      .max(50)
      .optional(),
    /** Share of nurses of each shift that is absent, at one hospital or at all. */
    absentStaff: z
      .strictObject({ hospitalId: Id.optional(), share: z.number().min(0).max(1) })
      .optional(),
  })
  .meta({ id: 'WhatIfChanges' });
export type WhatIfChanges = z.output<typeof WhatIfChanges>;

const WhatIfHospital = z.object({
  hospital: NamedRef,
  days: z.array(z.object({ day, point: z.number(), lower80: z.number(), upper80: z.number() })),
  /** What moves the day that is furthest above a usual one. */
  peak: z.object({
    day,
    point: z.number(),
    base: z.number(),
    drivers: z.array(z.object({ group: z.string(), amount: z.number() })),
  }),
  /** Least over the days; null when the census is not known. */
  freeWith90: z.number().int().nullable(),
  worstLevel: z.number().int().min(1).max(4).nullable(),
});

export const WhatIfSide = z
  .object({
    /** All hospitals asked for, together. */
    total: z.array(z.object({ day, point: z.number(), lower80: z.number(), upper80: z.number() })),
    hospitals: z.array(WhatIfHospital),
    plan: z.object({
      method: PlanMethod,
      fallbackReason: z.string().nullable(),
      feasible: z.boolean(),
      cost: z.number(),
      transfers: z.number(),
      /** Actions of a kind, and how much they come to. */
      actions: z.array(
        z.object({
          kind: RecommendationKind,
          count: z.number().int(),
          amount: z.number(),
          unit: AmountUnit,
          cost: z.number(),
        }),
      ),
      /** The dearest actions, in words. */
      steps: z.array(
        z.object({
          title: z.string(),
          hospital: z.string().nullable(),
          owner: ActionOwner,
          day,
          cost: z.number(),
        }),
      ),
      shortages: z.array(PlanShortage),
      relief: z.array(PlanRelief),
    }),
  })
  .meta({ id: 'WhatIfSide' });
export type WhatIfSide = z.output<typeof WhatIfSide>;

export const WhatIf = z
  .object({
    firstDay: day,
    lastDay: day,
    /** The days lie beyond those that are forecast: reckoned from usual days, with wider bands. */
    beyondHorizon: z.boolean(),
    festival: z.string().nullable(),
    today: WhatIfSide,
    changed: WhatIfSide,
    includesInvented: z.boolean(),
    /** What it took to answer, ms. */
    tookMs: z.number(),
  })
  .meta({ id: 'WhatIf' });
export type WhatIf = z.output<typeof WhatIf>;
