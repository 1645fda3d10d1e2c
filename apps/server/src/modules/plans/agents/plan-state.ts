import type { DepartmentKind, PlanSettings, Shift, StaffSkill } from '@pulse/contract';
import type { CareLevel } from '@pulse/ml/queueing';
import type { HospitalResources } from '../../hospitals/index.ts';
import type { DepartmentDemand, HospitalDemand } from '../../readiness/index.ts';

export const shifts = ['morning', 'evening', 'night'] as const satisfies readonly Shift[];

/** Who nurses: the skills that plans call in. */
export type NurseSkill = Extract<StaffSkill, 'nurse' | 'icuNurse'>;

/** What all agents look at. Lists over days have one entry a day; the first is today. */
export interface PlanState {
  readonly cityId: string;
  readonly now: Date;
  readonly timeZone: string;
  readonly days: readonly string[];
  readonly hospitals: readonly StateHospital[];
  readonly settings: PlanSettings;
  readonly decided: readonly Decided[];
  readonly facts: CityFacts;
}

export interface StateHospital {
  readonly id: string;
  readonly name: string;
  readonly demand: HospitalDemand;
  readonly resources: HospitalResources;
  readonly departments: readonly StateDepartment[];
  readonly pools: readonly StatePool[];
  readonly stocks: readonly StateStock[];
}

export interface StateDepartment {
  readonly kind: DepartmentKind;
  readonly demand: DepartmentDemand;
  readonly staffed: number;
  readonly licensed: number;
  /** Shares of its patients by what nursing they need, summing to 1. */
  readonly care: Partial<Record<CareLevel, number>>;
  readonly skill: NurseSkill;
  readonly nursesPerPatient: number;
  /** Share of the day's patients present in each shift; null: all in each. */
  readonly shiftLoad: readonly number[] | null;
  /** Patients in need of its beds on each day if nothing is done. */
  readonly patients: { readonly p50: readonly number[]; readonly p90: readonly number[] };
}

export interface StatePool {
  readonly skill: NurseSkill;
  /** Nurses on the roster in each shift; null: not known, and then nobody is missed. */
  readonly roster: readonly number[] | null;
  /** Nurses needed under P90, by day, then by shift. */
  readonly needed: readonly (readonly number[])[];
}

export interface StateStock {
  /** `oxygen`, or an item of the store. */
  readonly item: string;
  readonly kind: 'oxygen' | 'supply';
  readonly stock: number;
  readonly capacity: number;
  readonly reserve: number;
  readonly dailyUse: number;
  readonly usePerPatientDay: Partial<Record<DepartmentKind, number>>;
  /** What is used on each day under P90 if nothing is done. */
  readonly use: readonly number[];
}

/** A decision that is still in force, as the solver's actions of each day. */
export interface Decided {
  readonly key: string;
  readonly state: 'accepted' | 'changed' | 'rejected';
  readonly lastDay: string;
  /** What one of `amount` was when it was proposed, such as a block of four beds; left out: as now. */
  readonly step?: number;
  /** Of `accepted` and `changed`: what was decided, in blocks, nurses, patients or deliveries. */
  readonly actions: readonly {
    readonly id: string;
    readonly day: string;
    readonly amount: number;
  }[];
}

/** What is known of the days ahead besides patients. Absent days are not known. */
export interface CityFacts {
  readonly occasions: readonly {
    readonly day: string;
    readonly name: string;
    readonly fireworks: boolean;
    readonly expectedCrowd: number | null;
    readonly outdoors: boolean;
  }[];
  /** PM2.5, ug/m3. */
  readonly pm25: ReadonlyMap<string, number>;
  readonly temperatureMaxC: ReadonlyMap<string, number>;
}
