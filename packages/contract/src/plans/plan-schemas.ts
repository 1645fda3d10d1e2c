import { z } from 'zod';
import { DepartmentKind, Shift, StaffSkill, SupplyItem } from '../hospitals/schemas.ts';
import { Id, Timestamp, Uuid } from '../primitives.ts';
import { AgentName, AmountUnit, HospitalName } from './recommendation-schemas.ts';

const day = z.iso.date();

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
