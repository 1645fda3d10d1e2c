import type { DepartmentKind, RecommendationKind, Shift, StaffSkill } from '@pulse/contract';
import type { NurseRatios } from '@pulse/ml/queueing';
import type { HospitalResources } from '../../../hospitals/index.ts';
import type { ObservedFigure } from '../../../observations/index.ts';
import type { Verdict } from './judge-days.ts';

export interface DayAmount {
  readonly day: string;
  readonly amount: number;
}

/** A recommendation whose days are over, as far as measuring needs it. */
export interface Past {
  readonly kind: RecommendationKind;
  readonly department: DepartmentKind | null;
  readonly skill: StaffSkill | null;
  readonly item: string | null;
  readonly shift: Shift | null;
  /** What was decided for each day, or proposed where nobody accepted it; in `unit`. */
  readonly days: readonly DayAmount[];
  /**
   * What other decisions added there that were carried out: those made before count as there anyway,
   * those made after only come on top. So two that together were enough are not both idle.
   */
  readonly earlier: readonly DayAmount[];
  readonly later: readonly DayAmount[];
  /** Of a transfer: beds opened in the department that it is from. */
  readonly opened: readonly DayAmount[];
  readonly unit: string;
  readonly evidence: {
    readonly needed: number;
    readonly available: number;
    readonly unit: string;
  };
  /** Accepted or changed: taken as carried out. Else the days tell what happened without it. */
  readonly done: boolean;
  /** The last day that it can still be seen on, `2026-11-08`. */
  readonly lastDay: string;
}

/** What one hospital has, and what it said on those days. */
export interface Seen {
  readonly resources: HospitalResources;
  readonly figures: readonly ObservedFigure[];
}

export interface Norms {
  readonly ratios: NurseRatios;
  /** Days of use that are never to be touched. */
  readonly reserveDays: number;
}

export interface Measured {
  readonly verdict: Verdict;
  readonly expected: number | null;
  readonly actual: number | null;
  readonly unit: string;
  readonly text: string;
  /** For the hospital that patients were taken to. */
  readonly receiving?: string | null;
  /** Of a sum over hospitals: which. */
  readonly behind?: readonly string[] | null;
}

export const notKnown = (past: Past, unit: string, text: string): Measured => ({
  verdict: 'unknown',
  expected: past.evidence.needed,
  actual: null,
  unit,
  text,
});

export const amountOn = (amounts: readonly DayAmount[], day: string): number =>
  amounts.filter((one) => one.day === day).reduce((sum, { amount }) => sum + amount, 0);

/** All of it up to a day: deliveries add up, and so do patients taken elsewhere. */
export const amountUntil = (amounts: readonly DayAmount[], day: string): number =>
  amounts.filter((one) => one.day <= day).reduce((sum, { amount }) => sum + amount, 0);
