import type { BedForecast, BedType, DepartmentKind, SurgeDay, SurgeUnit } from '@pulse/contract';

/** What is coming to one hospital, as the agents of a plan need it. Lists over days begin today. */
export interface HospitalDemand {
  readonly hospitalId: string;
  readonly name: string;
  readonly invented: boolean;
  /** Stopped reporting: its census is old. */
  readonly silent: boolean;
  /** Days of the city, `2026-11-08`; the first is today. */
  readonly days: readonly string[];
  readonly madeAt: Date;
  readonly modelVersion: string;
  /** Arrivals of the whole hospital. */
  readonly whole: readonly SurgeDay[];
  readonly units: readonly { readonly unit: SurgeUnit; readonly days: readonly SurgeDay[] }[];
  readonly departments: readonly DepartmentDemand[];
  /** Of the whole hospital without its emergency department; null where no beds are known. */
  readonly beds: BedForecast | null;
}

/** Patients of one department who need a bed of it. */
export interface DepartmentDemand {
  readonly department: DepartmentKind;
  readonly beds: readonly {
    readonly type: BedType;
    readonly staffed: number;
    readonly licensed: number;
  }[];
  /** Patients in its beds now. Not reported by department: its share of the hospital's, by beds. */
  readonly census: number;
  readonly meanStayDays: number;
  /** Share of the census still there on each day; starts at 1, never rises. */
  readonly censusStaying: readonly number[];
  /** Share of new patients still there 0, 1, 2 ... days later; never rises. */
  readonly staying: readonly number[];
  /** New patients in need of a bed on each day; those of day 0 come after the census. */
  readonly admitted: { readonly p50: readonly number[]; readonly p90: readonly number[] };
}

/** Days ahead as they would be if something were otherwise, beside how they are. */
export interface ChangedDemand {
  readonly today: readonly HospitalDemand[];
  readonly changed: readonly HospitalDemand[];
  /** The days lie beyond those that are forecast, and are reckoned from usual days. */
  readonly beyondHorizon: boolean;
  /** Name of the feast on one of the days; null when there is none. */
  readonly festival: string | null;
}
