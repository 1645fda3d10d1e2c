import type { LockConflict } from './compile-problem.ts';
import type { ActionKind } from './lever.ts';

/** What to do, what it comes to, and how good it is proven to be. */
export interface Plan {
  /** `exact` by HiGHS, `decomposed` by a search over transfers and parts, or `greedy`. */
  readonly method: 'exact' | 'decomposed' | 'greedy';
  /** Why the method is not the one asked for; null when it is. */
  readonly fallbackReason: string | null;
  readonly actions: readonly PlanAction[];
  /** Weighted shortages, transfers and money; lower is better. */
  readonly objective: number;
  /** No plan is below this; null where nothing was proven. */
  readonly bound: number | null;
  /** (objective - bound) / objective; null where nothing was proven. */
  readonly gap: number | null;
  readonly money: number;
  readonly transfers: number;
  /** What is still missing under the scenario that the plan has to bear; empty: it holds. */
  readonly shortages: readonly Shortage[];
  /** What would relieve it, dearest first. */
  readonly relief: readonly Relief[];
  readonly lockConflicts: readonly LockConflict[];
  /** Patients in beds with the plan, by scenario. */
  readonly occupancy: Readonly<Record<string, readonly OccupancyRow[]>>;
}

export interface PlanAction {
  readonly id: string;
  readonly kind: ActionKind;
  readonly hospital: string;
  readonly department?: string;
  readonly skill?: string;
  readonly item?: string;
  /** Which blocks, source of nurses or delivery. */
  readonly option?: string;
  readonly to?: string;
  readonly day: string;
  readonly shift?: string;
  /** Blocks, nurses, patients or deliveries. */
  readonly amount: number;
  /** Money, with setting up. */
  readonly cost: number;
  /** What it adds: beds, nurses, units; for a transfer patients taken. */
  readonly effect: {
    readonly adds: number;
    readonly unit: 'beds' | 'nurses' | 'patients' | 'units';
  };
  /** What is needed there on that day without the plan, and what there is. */
  readonly evidence: { readonly needed: number; readonly available: number };
}

export type Shortage =
  | {
      readonly constraint: 'beds';
      readonly hospital: string;
      readonly department: string;
      readonly day: string;
      readonly missing: number;
    }
  | {
      readonly constraint: 'nurses';
      readonly hospital: string;
      readonly skill: string;
      readonly day: string;
      readonly shift: string;
      readonly missing: number;
    }
  | {
      readonly constraint: 'stock';
      readonly hospital: string;
      readonly item: string;
      readonly day: string;
      readonly missing: number;
    };

/** One more of what is short, and by how much the objective fell when the part was solved with it. */
export interface Relief {
  readonly of: Omit<Shortage, 'missing'>;
  readonly worth: number;
}

export interface OccupancyRow {
  readonly hospital: string;
  readonly department: string;
  /** By day; the first is the census. */
  readonly patients: readonly number[];
}
