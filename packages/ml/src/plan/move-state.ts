import { addDay, type BedTable, stepBack, stepForward } from './bed-table.ts';
import { type CoverTable, weighCells, weighCover } from './cover-table.ts';
import type { MoveField } from './move-field.ts';

/** Amounts of transfers with the least weight of all the beds and nurses they touch. */
export interface MoveState {
  readonly amounts: Int32Array;
  /**
   * By how much the weight grows when `m` changes by one and, unless -1, `other` takes one more;
   * Infinity where that is not allowed. It is only tried; `keep` does it.
   */
  weigh(m: number, by: 1 | -1, other: number): number;
  keep(): void;
}

/** The amounts given must keep all limits. They are changed. */
export const createMoveState = (field: MoveField, amounts: Int32Array): MoveState => {
  const { days, shifts, from, to, day, least, most, weight, link, leave, pool, beds, covers } =
    field;
  const { overflowWeight, shortageWeight } = field;
  const cells = days * shifts;
  const wards = pool.length;
  const linkLeft = field.linkLimit.slice();
  const leaveLeft = field.leaveLimit.slice();
  const net = Array.from({ length: wards }, () => new Float64Array(days));
  const need = covers.map(() => new Float64Array(cells));
  for (let m = 0; m < amounts.length; m++) {
    const by = amounts[m] as number;
    if (by === 0) continue;
    take(m, by);
    addShares(from[m] as number, day[m] as number, -by, net, need);
    addShares(to[m] as number, day[m] as number, by, net, need);
  }
  const { priced, credit } = field;
  const coverAll = (table: CoverTable | null | undefined, values: Float64Array): Float64Array =>
    values.map((more, cell) => (table ? weighCover(table, shortageWeight, cell, more) : 0));
  const cellNow = need.map((values, p) => coverAll(covers[p], values));
  const pricedNow = need.map((values, p) => coverAll(priced[p], values));
  const sumNow = Float64Array.from(cellNow, total);
  const pricedSumNow = Float64Array.from(pricedNow, total);
  // Least weight of the days before a day and of those from it on, by state on it.
  const before = beds.map(({ states }) => new Float64Array(states * (days + 1)));
  const ahead = beds.map(({ states }) => new Float64Array(states * (days + 1)));
  const bedNow = new Float64Array(wards);
  const scratch = new Float64Array(Math.max(1, ...beds.map(({ states }) => states)));
  for (let w = 0; w < wards; w++) settle(w);

  // The trial at hand: what it changes of departments and pools, and from which day to which.
  const triedNet = net.map((values) => values.slice());
  const triedNeed = need.map((values) => values.slice());
  const triedCell = cellNow.map((values) => values.slice());
  const triedPriced = pricedNow.map((values) => values.slice());
  const triedSum = sumNow.slice();
  const triedPricedSum = pricedSumNow.slice();
  const triedBed = new Float64Array(wards);
  const wardFrom = new Int32Array(wards).fill(days);
  const wardTo = new Int32Array(wards).fill(-1);
  const poolFrom = new Int32Array(covers.length).fill(days);
  const poolTo = new Int32Array(covers.length).fill(-1);
  const triedWards: number[] = [];
  const triedPools: number[] = [];
  let triedM = -1;
  let triedBy = 0;
  let triedOther = -1;

  return { amounts, weigh, keep };

  function weigh(m: number, by: 1 | -1, other: number): number {
    const amount = (amounts[m] as number) + by;
    if (amount < (least[m] as number) || amount > (most[m] as number)) return Infinity;
    if (!roomFor(m, by, other)) return Infinity;
    forget();
    triedM = m;
    triedBy = by;
    triedOther = other;
    let sum = by * (weight[m] as number);
    const sameSide = other >= 0 && leave[m] === leave[other];
    if (!sameSide) side(from[m] as number, day[m] as number, -by);
    side(to[m] as number, day[m] as number, by);
    if (other >= 0) {
      sum += weight[other] as number;
      if (!sameSide) side(from[other] as number, day[other] as number, -1);
      side(to[other] as number, day[other] as number, 1);
    }
    for (let i = 0; i < triedWards.length; i++) {
      const w = triedWards[i] as number;
      const value = weighWard(w);
      triedBed[w] = value;
      sum += value - (bedNow[w] as number);
    }
    if (sum === Infinity) return sum;
    for (let i = 0; i < triedPools.length; i++) sum += weighPool(triedPools[i] as number);
    return sum;
  }

  function keep(): void {
    take(triedM, triedBy);
    amounts[triedM] = (amounts[triedM] as number) + triedBy;
    if (triedOther >= 0) {
      take(triedOther, 1);
      amounts[triedOther] = (amounts[triedOther] as number) + 1;
    }
    for (const w of triedWards) {
      copyRange(triedNet[w], net[w], wardFrom[w] as number, wardTo[w] as number);
      settle(w);
      wardFrom[w] = days;
      wardTo[w] = -1;
    }
    for (const p of triedPools) {
      const first = (poolFrom[p] as number) * shifts;
      const last = (poolTo[p] as number) * shifts + shifts - 1;
      copyRange(triedNeed[p], need[p], first, last);
      copyRange(triedCell[p], cellNow[p], first, last);
      copyRange(triedPriced[p], pricedNow[p], first, last);
      sumNow[p] = triedSum[p] as number;
      pricedSumNow[p] = triedPricedSum[p] as number;
      poolFrom[p] = days;
      poolTo[p] = -1;
    }
    triedWards.length = 0;
    triedPools.length = 0;
  }

  /** Takes back what the last trial wrote to the copies. */
  function forget(): void {
    for (let i = 0; i < triedWards.length; i++) {
      const w = triedWards[i] as number;
      copyRange(net[w], triedNet[w], wardFrom[w] as number, wardTo[w] as number);
      wardFrom[w] = days;
      wardTo[w] = -1;
    }
    for (let i = 0; i < triedPools.length; i++) {
      const p = triedPools[i] as number;
      const last = (poolTo[p] as number) * shifts + shifts - 1;
      copyRange(need[p], triedNeed[p], (poolFrom[p] as number) * shifts, last);
      poolFrom[p] = days;
      poolTo[p] = -1;
    }
    triedWards.length = 0;
    triedPools.length = 0;
  }

  function roomFor(m: number, by: number, other: number): boolean {
    const gains = by > 0 ? m : other;
    if (gains < 0) return true;
    if (other >= 0 && (amounts[other] as number) >= (most[other] as number)) return false;
    const swap = other >= 0 && by < 0;
    const linked = swap && link[m] === link[gains] ? 1 : 0;
    const left = swap && leave[m] === leave[gains] ? 1 : 0;
    return (
      (linkLeft[link[gains] as number] as number) + linked >= 1 &&
      (leaveLeft[leave[gains] as number] as number) + left >= 1
    );
  }

  function take(m: number, by: number): void {
    linkLeft[link[m] as number] = (linkLeft[link[m] as number] as number) - by;
    leaveLeft[leave[m] as number] = (leaveLeft[leave[m] as number] as number) - by;
  }

  function side(w: number, came: number, by: number): void {
    const p = pool[w] as number;
    if (wardTo[w] === -1) triedWards.push(w);
    if (poolTo[p] === -1) triedPools.push(p);
    const last = addShares(w, came, by, triedNet, triedNeed);
    if (came < (wardFrom[w] as number)) wardFrom[w] = came;
    if (last > (wardTo[w] as number)) wardTo[w] = last;
    if (came < (poolFrom[p] as number)) poolFrom[p] = came;
    if (last > (poolTo[p] as number)) poolTo[p] = last;
  }

  /** Adds patients on the days they stay, and says which is the last. */
  function addShares(
    w: number,
    came: number,
    by: number,
    nets: readonly Float64Array[],
    needs: readonly Float64Array[],
  ): number {
    const shares = field.share[w] as Float64Array;
    const load = field.load[w] as Float64Array;
    const values = nets[w] as Float64Array;
    const nurses = needs[pool[w] as number] as Float64Array;
    let last = came;
    for (let on = came; on < days; on++) {
      const patients = by * (shares[came * days + on] as number);
      if (patients === 0) continue;
      last = on;
      values[on] = (values[on] as number) + patients;
      for (let s = 0; s < shifts; s++) {
        const cell = on * shifts + s;
        nurses[cell] = (nurses[cell] as number) + patients * (load[s] as number);
      }
    }
    return last;
  }

  function weighWard(w: number): number {
    const table = beds[w] as BedTable;
    const { states } = table;
    const first = wardFrom[w] as number;
    const last = wardTo[w] as number;
    const values = triedNet[w] as Float64Array;
    const known = before[w] as Float64Array;
    const rest = ahead[w] as Float64Array;
    for (let state = 0; state < states; state++) {
      scratch[state] = known[first * states + state] as number;
    }
    for (let on = first; on <= last; on++) {
      addDay(table, overflowWeight, on, values[on] as number, scratch);
      if (on < days - 1) stepForward(table, scratch);
    }
    let best = Infinity;
    for (let state = 0; state < states; state++) {
      const all = (scratch[state] as number) + (rest[(last + 1) * states + state] as number);
      if (all < best) best = all;
    }
    return best;
  }

  function weighPool(p: number): number {
    const first = (poolFrom[p] as number) * shifts;
    const end = ((poolTo[p] as number) + 1) * shifts;
    const before = poolWeight(p, sumNow[p] as number, pricedSumNow[p] as number);
    const table = covers[p] as CoverTable;
    const values = triedNeed[p] as Float64Array;
    triedSum[p] =
      (sumNow[p] as number) +
      weighCells(table, shortageWeight, values, first, end, cellNow[p], triedCell[p]);
    const other = priced[p];
    if (other) {
      triedPricedSum[p] =
        (pricedSumNow[p] as number) +
        weighCells(other, shortageWeight, values, first, end, pricedNow[p], triedPriced[p]);
    }
    return poolWeight(p, triedSum[p] as number, triedPricedSum[p] as number) - before;
  }

  function poolWeight(p: number, free: number, withPrice: number): number {
    if (!priced[p]) return free;
    const bound = withPrice - (credit[p] as number);
    return bound > free ? bound : free;
  }

  /** Works out both sides of each day of a department anew. */
  function settle(w: number): void {
    const table = beds[w] as BedTable;
    const { states } = table;
    const values = net[w] as Float64Array;
    const known = before[w] as Float64Array;
    const rest = ahead[w] as Float64Array;
    const row = new Float64Array(states).fill(Infinity);
    row[table.first] = 0;
    stepForward(table, row);
    known.set(row, 0);
    for (let on = 0; on < days - 1; on++) {
      addDay(table, overflowWeight, on, values[on] as number, row);
      stepForward(table, row);
      known.set(row, (on + 1) * states);
    }
    row.fill(0);
    rest.set(row, days * states);
    for (let on = days - 1; on >= 0; on--) {
      addDay(table, overflowWeight, on, values[on] as number, row);
      rest.set(row, on * states);
      if (on > 0) stepBack(table, row);
    }
    let best = Infinity;
    for (let state = 0; state < states; state++) {
      const all = (known[state] as number) + (rest[state] as number);
      if (all < best) best = all;
    }
    bedNow[w] = best;
  }
};

const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);

const copyRange = (
  source: Float64Array | undefined,
  target: Float64Array | undefined,
  first: number,
  last: number,
): void => {
  if (!source || !target) return;
  for (let at = first; at <= last; at++) target[at] = source[at] as number;
};
