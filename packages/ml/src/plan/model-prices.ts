import type { PlanModel } from './build-model.ts';
import type { CompiledProblem } from './compile-problem.ts';
import type { HighsAnswer } from './solver.ts';

/** Prices of the rows of a relaxed model, in the units of the objective and of the row. */
export interface ModelPrices {
  readonly bed: readonly (readonly Float64Array[])[];
  /** At day x shifts + shift. */
  readonly nurse: readonly (readonly Float64Array[])[];
  /** By pool and source, of what it may give in all. */
  readonly call: readonly (readonly Float64Array[])[];
  /** By place of a transfer's lever: of its link on that day. */
  readonly link: ReadonlyMap<number, number>;
  /** What one unit of budget saves. */
  readonly money: number;
}

export const readPrices = (
  { problem }: CompiledProblem,
  model: PlanModel,
  answer: HighsAnswer,
): ModelPrices => {
  const { days, shifts, hospitals } = problem;
  const duals = new Map(answer.Rows.map(({ Name, Dual }) => [Name ?? '', Dual ?? 0]));
  const priceOf = (row: string, sign: 1 | -1): number =>
    Math.max(0, sign * (duals.get(row) ?? 0) * model.scale);
  const link = new Map<number, number>();
  for (const { row, used } of model.linkLimits) {
    const price = priceOf(row, -1);
    for (const at of used) link.set(at, price);
  }
  return {
    bed: hospitals.map(({ departments }, h) =>
      departments.map((_, d) =>
        Float64Array.from(days, (_day, day) => priceOf(`beds_${h}_${d}_${day}`, 1)),
      ),
    ),
    nurse: hospitals.map(({ nurses }, h) =>
      nurses.map((_, p) =>
        Float64Array.from({ length: days.length * shifts.length }, (_cell, cell) =>
          priceOf(
            `nurses_${h}_${p}_${Math.floor(cell / shifts.length)}_${cell % shifts.length}`,
            1,
          ),
        ),
      ),
    ),
    call: hospitals.map(({ nurses }, h) =>
      nurses.map(({ sources }, p) =>
        Float64Array.from(sources, (_, o) => priceOf(`source_${h}_${p}_${o}`, -1)),
      ),
    ),
    link,
    // Both the row and the objective are divided by the scale.
    money: Math.max(0, -(duals.get('budget') ?? 0)),
  };
};
