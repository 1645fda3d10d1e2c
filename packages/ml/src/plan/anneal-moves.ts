import { createRandom } from '../numeric/index.ts';
import type { MoveField } from './move-field.ts';
import { createMoveState } from './move-state.ts';

export interface AnnealOptions {
  /** A worsening of this weight is taken once in e trials, at the start and at the end. */
  readonly hot: number;
  readonly cold: number;
  readonly trials: number;
  /** Share of the time gone; it ends at 1. */
  spent(): number;
}

/**
 * Simulated annealing over whole transfers (Kirkpatrick, Gelatt and Vecchi 1983). A trial takes one
 * patient more or less somewhere, or one instead of another, and weighs the beds and nurses it
 * touches exactly. Seeded. Changes `amounts`, one for each transfer of the field, to the best found,
 * and returns by how much the weight fell.
 */
export const annealMoves = (
  field: MoveField,
  amounts: Int32Array,
  options: AnnealOptions,
): number => {
  const count = amounts.length;
  if (count === 0) return 0;
  const random = createRandom(7);
  const best = amounts.slice();
  const state = createMoveState(field, amounts);
  const near = neighbours(field);
  // Transfers that take somebody, in no order, and the place of each in the list.
  const active: number[] = [];
  const place = new Int32Array(count).fill(-1);
  for (let m = 0; m < count; m++) mark(m);
  let now = 0;
  let least = 0;
  let progress = 0;
  for (let trial = 0; trial < options.trials; trial++) {
    if (trial % 128 === 0) {
      const spent = options.spent();
      if (spent >= 1) break;
      progress = Math.max(spent, trial / options.trials);
    }
    const heat = options.hot * (options.cold / options.hot) ** progress;
    const room = -heat * Math.log(1 - random.next());
    const kind = random.next();
    let m = -1;
    let by: 1 | -1 = -1;
    let other = -1;
    if (kind < 0.3 || active.length === 0) {
      m = random.int(count);
      by = 1;
    } else {
      m = active[random.int(active.length)] as number;
      if (kind >= 0.4) {
        const others = near[m] as Int32Array;
        if (others.length === 0) continue;
        other = others[random.int(others.length)] as number;
      }
    }
    const more = state.weigh(m, by, other);
    if (more > room) continue;
    state.keep();
    mark(m);
    if (other >= 0) mark(other);
    now += more;
    if (now < least - 1e-6) {
      least = now;
      best.set(amounts);
    }
  }
  amounts.set(best);
  return -least;

  function mark(m: number): void {
    const at = place[m] as number;
    if ((amounts[m] as number) > 0) {
      if (at < 0) {
        place[m] = active.length;
        active.push(m);
      }
    } else if (at >= 0) {
      const last = active.pop() as number;
      if (last !== m) {
        active[at] = last;
        place[last] = at;
      }
      place[m] = -1;
    }
  }
};

/** For each transfer those that leave or reach the same department within three days of it. */
const neighbours = ({ from, to, day, pool }: MoveField): Int32Array[] => {
  const touching: number[][] = Array.from(pool, () => []);
  from.forEach((w, m) => {
    touching[w]?.push(m);
    touching[to[m] as number]?.push(m);
  });
  return Array.from(from, (w, m) => {
    const others = new Set([...(touching[w] ?? []), ...(touching[to[m] as number] ?? [])]);
    others.delete(m);
    return Int32Array.from(others).filter(
      (n) => Math.abs((day[n] as number) - (day[m] as number)) <= 3,
    );
  });
};
