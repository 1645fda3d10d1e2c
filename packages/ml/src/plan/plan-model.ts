export interface PlanModel {
  /** CPLEX LP format. */
  readonly text: string;
  /** Column of each lever; null where it can do no good and is not asked. */
  readonly columns: readonly (string | null)[];
  /** What the objective was divided by. */
  readonly scale: number;
  /** Rows whose dual is the worth of one more unit. */
  readonly worthRows: readonly WorthRow[];
  /** Rows that bound what links can take on a day. */
  readonly linkLimits: readonly LinkLimit[];
  readonly size: { readonly rows: number; readonly columns: number };
}

export interface LinkLimit {
  readonly row: string;
  /** Places of levers. */
  readonly used: readonly number[];
}

export type WorthRow =
  | { kind: 'bed'; row: string; hospital: number; department: number; day: number }
  | { kind: 'nurse'; row: string; hospital: number; pool: number; day: number; shift: number }
  | { kind: 'stock'; row: string; hospital: number; stock: number; day: number; unit: number }
  | { kind: 'money'; row: string };

export interface ModelOptions {
  /** Leaves no shortage open: infeasible where one cannot be avoided. */
  readonly strict?: boolean;
  /** Lets all amounts be fractions. */
  readonly relaxed?: boolean;
}
