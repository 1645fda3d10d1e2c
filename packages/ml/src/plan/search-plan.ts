import { annealMoves } from './anneal-moves.ts';
import type { CompiledProblem } from './compile-problem.ts';
import { coverGreedily } from './cover-greedily.ts';
import type { ModelPrices } from './model-prices.ts';
import { createMoveField, type MoveField } from './move-field.ts';
import { placeMoves } from './place-moves.ts';
import type { PlanParts } from './plan-parts.ts';
import { scorePlan } from './score-plan.ts';
import { setRest } from './set-rest.ts';

export interface SearchGiven {
  /** Transfers that may do good. */
  readonly live: readonly number[];
  readonly prices: ModelPrices;
  /** Amounts of all levers, of which those of transfers are taken, rounded. */
  readonly start: Float64Array;
  /** 1 for a search from afar, less for one that starts from a good plan. */
  readonly heat: number;
  /** Share of the time for the search that is gone. */
  spent(): number;
  offer(amounts: Float64Array): void;
}

/**
 * Searches transfers, then sets everything else at its best for them. Where money is limited its
 * price follows from what the plans found so far spend.
 */
export const searchPlan = (
  compiled: CompiledProblem,
  parts: PlanParts,
  given: SearchGiven,
): void => {
  const { budget } = compiled.problem;
  const { live } = given;
  let rounds = budget === null ? 1 : 3;
  let found = placeMoves(compiled, parts, given.start);
  let price = 1 + given.prices.money;
  for (let round = 0; round < rounds && (round === 0 || given.spent() < 1); round++) {
    const field = createMoveField(compiled, parts, given.prices, live, price);
    const amounts = Int32Array.from(live, (at) => found[at] as number);
    const usual = middle(field);
    annealMoves(field, amounts, {
      hot: usual * given.heat * (round === 0 ? 1 : 0.3),
      cold: usual * 0.015,
      trials: Math.ceil((trialsPerMove * live.length) / rounds),
      spent: () => spentOf(given.spent(), round, rounds),
    });
    found = found.slice();
    live.forEach((at, m) => {
      found[at] = amounts[m] as number;
    });
    const settled = settleMoney(compiled, parts, found, price, given);
    // Where money is no matter, all the time that is left goes into one round.
    if (round === 0 && rounds > 1 && settled === price) rounds = 2;
    price = settled;
  }
};

/** Share of a round's time that is gone; where two rounds remain of three, the second has both. */
const spentOf = (spent: number, round: number, rounds: number): number => {
  const first = round / 3;
  const last = rounds === 1 || round === rounds - 1 ? 1 : (round + 1) / 3;
  return (spent - first) / (last - first);
};

/** After so many the weight hardly falls any more. */
const trialsPerMove = 1_500;

/** What taking one patient elsewhere usually weighs. */
const middle = ({ weight }: MoveField): number =>
  Math.max(1, weight.slice().sort()[Math.floor(weight.length / 2)] ?? 1);

/** Offers plans with these transfers that keep the budget; returns the price that makes them do so. */
const settleMoney = (
  compiled: CompiledProblem,
  parts: PlanParts,
  moves: Float64Array,
  price: number,
  { offer, spent: spentTime }: SearchGiven,
): number => {
  const { budget } = compiled.problem;
  const spend = (at: number): number => {
    const amounts = moves.slice();
    setRest(compiled, parts, amounts, at);
    const { money } = scorePlan(compiled, amounts);
    if (budget === null || money <= budget) {
      coverGreedily(compiled, amounts);
      offer(amounts);
    }
    return money;
  };
  const spent = spend(price);
  if (budget === null || (price === 1 && spent <= budget)) return price;
  const widen = 1.3;
  let low = price;
  let high = price;
  if (spent > budget) {
    let factor = widen;
    do {
      low = high;
      high *= factor;
      factor *= factor;
    } while (spend(high) > budget && high < 1e9);
  } else {
    do {
      high = low;
      low = Math.max(1, low / widen);
    } while (spend(low) <= budget && low > 1);
  }
  for (let round = 0; round < 4 && spentTime() < 1; round++) {
    const between = Math.sqrt(low * high);
    if (spend(between) > budget) low = between;
    else high = between;
  }
  return high;
};
