import type { CompiledProblem } from './compile-problem.ts';
import type { PlanModel } from './plan-model.ts';
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
  /** By stock, of one unit used up on a day. */
  readonly stock: readonly (readonly Float64Array[])[];
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
  const unitOf = new Map(
    model.worthRows.map((one) => [one.row, one.kind === 'stock' ? one.unit : 1] as const),
  );
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
    stock: hospitals.map(({ stocks }, h) =>
      stocks.map(({ shortfallWeight }, i) =>
        Float64Array.from(days, (_day, day) => {
          const row = `store_${h}_${i}_${day}`;
          return Math.min(shortfallWeight, priceOf(row, 1) / (unitOf.get(row) ?? 1));
        }),
      ),
    ),
    // Both the row and the objective are divided by the scale.
    money: Math.max(0, -(duals.get('budget') ?? 0)),
  };
};

/** Prices to search by without a linear programme: of stocks that run short, what a unit costs. */
export const guessPrices = ({ problem, own }: CompiledProblem): ModelPrices => {
  const { days, shifts, hospitals } = problem;
  return {
    bed: hospitals.map(({ departments }) => departments.map(() => new Float64Array(days.length))),
    nurse: hospitals.map(({ nurses }) =>
      nurses.map(() => new Float64Array(days.length * shifts.length)),
    ),
    call: hospitals.map(({ nurses }) =>
      nurses.map(({ sources }) => new Float64Array(sources.length)),
    ),
    link: new Map(),
    stock: hospitals.map(({ departments, stocks }, h) =>
      stocks.map((stock) => {
        let left = stock.stock - stock.reserve;
        days.forEach((_, day) => {
          left -= stock.baseDailyUse;
          departments.forEach(({ id }, d) => {
            left -= (stock.usePerPatientDay[id] ?? 0) * (own[h]?.[d]?.[day] as number);
          });
        });
        const each = stock.deliveries.map(({ cost, amount }) => cost / amount);
        const price = left < 0 && each.length > 0 ? Math.min(...each) : 0;
        return new Float64Array(days.length).fill(Math.min(price, stock.shortfallWeight));
      }),
    ),
    money: 0,
  };
};

/** What a patient's day weighs by the stocks it uses up, by hospital, department and day. */
export const pricesOfUse = (
  { hospitals, days }: CompiledProblem['problem'],
  prices: ModelPrices,
): Float64Array[][] =>
  hospitals.map(({ departments, stocks }, h) =>
    departments.map(({ id }) =>
      Float64Array.from(days, (_, day) =>
        stocks.reduce(
          (sum, { usePerPatientDay }, i) =>
            sum + (usePerPatientDay[id] ?? 0) * (prices.stock[h]?.[i]?.[day] as number),
          0,
        ),
      ),
    ),
  );
