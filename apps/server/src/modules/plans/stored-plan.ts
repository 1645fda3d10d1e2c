import { AgentName, DepartmentKind, PlanShortage, Shift, StaffSkill } from '@pulse/contract';
import { z } from 'zod';

/** What plans keep in their JSON columns: written by `storePlan`, read through these. */
const where = {
  constraint: PlanShortage.shape.constraint,
  hospitalId: z.string(),
  department: DepartmentKind.nullable(),
  skill: StaffSkill.nullable(),
  item: z.string().nullable(),
  shift: Shift.nullable(),
  day: z.string(),
  unit: PlanShortage.shape.unit,
};

export const StoredShortage = z.object({ ...where, missing: z.number() });
export type StoredShortage = z.output<typeof StoredShortage>;

export const StoredRelief = z.object({
  ...where,
  worth: z.number(),
  /** What one missing for the day or shift counts as in the plan's weighted cost. */
  weight: z.number(),
});
export type StoredRelief = z.output<typeof StoredRelief>;

/** Of each agent what it proposed and what was taken, also by hospital: a planner sees own ones. */
export const StoredAgent = z.object({
  agent: AgentName,
  finding: z.string(),
  proposed: z.number(),
  taken: z.number(),
  byHospital: z.record(z.string(), z.tuple([z.number(), z.number()])),
});
export type StoredAgent = z.output<typeof StoredAgent>;

export const StoredDay = z.object({
  day: z.string(),
  amount: z.number(),
  actions: z.array(z.object({ id: z.string(), amount: z.number() })),
});
export type StoredDay = z.output<typeof StoredDay>;

/** Patients in beds with the plan, by scenario. */
export const StoredOccupancy = z.record(
  z.string(),
  z.array(
    z.object({ hospital: z.string(), department: z.string(), patients: z.array(z.number()) }),
  ),
);
