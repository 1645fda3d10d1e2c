import type { NurseRatios } from '../queueing/index.ts';

/**
 * What a plan is made for. Lists over days have one entry a day, counted from the day of the
 * census; money is in one currency, and so are the weights.
 */
export interface PlanProblem {
  /** Names of days, unique, such as 2026-11-08; the first is the day of the census. */
  readonly days: readonly string[];
  /** Names of the shifts of a day, in order. */
  readonly shifts: readonly string[];
  /** Names of scenarios of demand, such as p50 and p90. */
  readonly scenarios: readonly string[];
  /** The scenario that the plan has to bear; in no department and day may another exceed it. */
  readonly planFor: string;
  readonly hospitals: readonly PlanHospital[];
  readonly links: readonly PlanLink[];
  /** Money for the whole horizon; null: not limited. */
  readonly budget: number | null;
  readonly weights: PlanWeights;
  readonly ratios: NurseRatios;
  readonly locks: readonly PlanLock[];
}

export interface PlanHospital {
  readonly id: string;
  readonly departments: readonly PlanDepartment[];
  readonly nurses: readonly NursePool[];
  readonly stocks: readonly PlanStock[];
}

export interface PlanDepartment {
  readonly id: string;
  /** The pool of nurses that looks after its patients; one of the hospital's. */
  readonly skill: string;
  /** Shares of its patients by what nursing they need, summing to 1. */
  readonly care: Readonly<Partial<Record<keyof NurseRatios, number>>>;
  /** Patients in beds now: the occupancy of day 0, whatever is decided. */
  readonly occupied: number;
  /** Share of them still there on each day; starts at 1, never rises. */
  readonly censusStaying: readonly number[];
  /** Expected new patients a day, by scenario. Those of day 0 come after the census. */
  readonly arrivals: Readonly<Record<string, readonly number[]>>;
  /** Share of arrivals still there 0, 1, 2 ... days later; never rises, 0 past the end. */
  readonly staying: readonly number[];
  /** Share of the day's patients present in each shift; absent: all in each. */
  readonly shiftLoad?: readonly number[];
  readonly bedsStaffed: number;
  readonly blocks: readonly BedBlocks[];
}

/** Beds that can be opened, only by whole blocks. */
export interface BedBlocks {
  readonly id: string;
  /** Within the licence but closed, or beyond it. */
  readonly kind: 'licensed' | 'surge';
  readonly bedsPerBlock: number;
  readonly blocks: number;
  /** Blocks that are open already and need no setting up. */
  readonly openNow: number;
  readonly setUpCost: number;
  readonly costPerDay: number;
  /** The first day on which one can be open. */
  readonly leadDays: number;
}

/** Nurses of one skill in one hospital. */
export interface NursePool {
  readonly skill: string;
  /** Nurses on the roster, by day, then by shift. */
  readonly rostered: readonly (readonly number[])[];
  readonly sources: readonly NurseSource[];
}

/** Where more nurses come from: overtime, an agency. */
export interface NurseSource {
  readonly id: string;
  /** For one nurse and one shift. */
  readonly cost: number;
  readonly mostPerShift: number;
  /** Over the horizon; null: not limited. */
  readonly mostInAll: number | null;
  readonly leadDays: number;
}

/** Oxygen or another thing that patients use up. */
export interface PlanStock {
  readonly id: string;
  readonly kind: 'oxygen' | 'supply';
  readonly stock: number;
  /** What fits in at the end of a day. More than that is lost. */
  readonly capacity: number;
  /** What must never be touched. */
  readonly reserve: number;
  /** Used each day whoever is there. */
  readonly baseDailyUse: number;
  /** By department id. */
  readonly usePerPatientDay: Readonly<Record<string, number>>;
  readonly deliveries: readonly Delivery[];
  /** Weight of one unit that is missing. */
  readonly shortfallWeight: number;
}

export interface Delivery {
  readonly id: string;
  readonly amount: number;
  readonly cost: number;
  readonly mostPerDay: number;
  /** The first day on which one can arrive. */
  readonly leadDays: number;
}

/** New patients of some departments may be taken from one hospital to another. */
export interface PlanLink {
  readonly from: string;
  readonly to: string;
  readonly departments: readonly string[];
  readonly mostPerDay: number;
  readonly costPerPatient: number;
}

export interface PlanWeights {
  /** One nurse missing in one shift. */
  readonly nurseShortage: number;
  /** One patient without a bed for one day. */
  readonly overflow: number;
  /** One patient taken elsewhere, on top of what it costs. */
  readonly transfer: number;
}

/** What people decided: accepted is `least` and `most` the amount, rejected is `most: 0`. */
export interface PlanLock {
  /** Id of an action. */
  readonly action: string;
  readonly least?: number;
  readonly most?: number;
}
