/** One stock of one hospital. */
export interface StockPart {
  /** Usable at the start, which is less than nothing where the reserve is touched. */
  readonly start: number;
  readonly capacity: number;
  readonly shortfallWeight: number;
  readonly deliveries: readonly { readonly amount: number; readonly cost: number }[];
  /** Bounds of deliveries, at option x days + day. */
  readonly least: Int32Array;
  readonly most: Int32Array;
}

interface Label {
  readonly left: number;
  readonly weight: number;
  readonly before: Label | null;
  readonly orders: readonly number[];
}

/**
 * The least weight of deliveries and of what is missing for given daily uses: labels of stock left
 * and weight, of which only those that no other beats in both are kept. Exact while fewer than
 * `mostLabels` remain; past that the cheapest are kept, and the value is `null` as a bound.
 */
export const solveStockPart = (
  part: StockPart,
  money: number,
  uses: Float64Array,
  orders?: Int32Array,
): { weight: number; exact: boolean } => {
  const days = uses.length;
  let exact = true;
  let labels: Label[] = [{ left: part.start, weight: 0, before: null, orders: [] }];
  const needAhead = new Float64Array(days + 1);
  for (let day = days - 1; day >= 0; day--) {
    needAhead[day] = (needAhead[day + 1] as number) + (uses[day] as number);
  }
  for (let day = 0; day < days; day++) {
    const choices = choicesOn(part, day, days);
    const next: Label[] = [];
    for (const label of labels) {
      for (const { amount, cost, counts } of choices) {
        const left = label.left + amount - (uses[day] as number);
        // More than all that is still to be used is worth no more than that.
        const useful = Math.min(Math.max(left, 0), part.capacity, needAhead[day + 1] as number);
        next.push({
          left: useful,
          weight: label.weight + cost * money + part.shortfallWeight * Math.max(0, -left),
          before: label,
          orders: counts,
        });
      }
    }
    labels = undominated(next);
    if (labels.length > mostLabels) {
      labels = labels.slice(0, mostLabels);
      exact = false;
    }
  }
  const best = labels[0] as Label;
  if (orders) {
    let label: Label | null = best;
    for (let day = days - 1; day >= 0 && label; day--) {
      label.orders.forEach((count, o) => {
        orders[o * days + day] = count;
      });
      label = label.before;
    }
  }
  return { weight: best.weight, exact };
};

/**
 * A weight that deliveries and what is missing cannot be below when what is used beyond `uses` is
 * paid at `price` a unit on each day: the dual of the linear programme at these prices.
 */
export const priceStockPart = (
  part: StockPart,
  money: number,
  uses: Float64Array,
  price: Float64Array,
): number => {
  const days = uses.length;
  let weight = -(price[0] as number) * part.start;
  for (let day = 0; day < days; day++) {
    const now = price[day] as number;
    weight += now * (uses[day] as number);
    weight += Math.max(0, part.capacity) * Math.min(0, now - (price[day + 1] ?? 0));
    part.deliveries.forEach(({ amount, cost }, o) => {
      const each = cost * money - amount * now;
      weight += each * ((each > 0 ? part.least : part.most)[o * days + day] as number);
    });
  }
  return weight;
};

const mostLabels = 400;

const choicesOn = (
  part: StockPart,
  day: number,
  days: number,
): { amount: number; cost: number; counts: number[] }[] => {
  let choices = [{ amount: 0, cost: 0, counts: [] as number[] }];
  part.deliveries.forEach((delivery, o) => {
    const least = part.least[o * days + day] as number;
    const most = part.most[o * days + day] as number;
    choices = choices.flatMap(({ amount, cost, counts }) =>
      Array.from({ length: most - least + 1 }, (_, n) => ({
        amount: amount + (least + n) * delivery.amount,
        cost: cost + (least + n) * delivery.cost,
        counts: [...counts, least + n],
      })),
    );
  });
  return choices;
};

/** Cheapest first; a label stays when it leaves more than every cheaper one. */
const undominated = (labels: Label[]): Label[] => {
  labels.sort((a, b) => a.weight - b.weight || b.left - a.left);
  let most = -Infinity;
  return labels.filter(({ left }) => {
    if (left <= most + 1e-9) return false;
    most = left;
    return true;
  });
};
