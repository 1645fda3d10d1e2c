import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileProblem } from './compile-problem.ts';
import { generateScenario } from './generate-scenario.ts';
import { guessPrices } from './model-prices.ts';
import { createMoveField } from './move-field.ts';
import { createMoveState } from './move-state.ts';
import { splitParts } from './plan-parts.ts';

const compiled = compileProblem(generateScenario(3, { hospitals: 4, departments: 6, days: 10 }));
const live = compiled.levers.flatMap(({ kind }, at) => (kind === 'move' ? [at] : []));
const field = createMoveField(compiled, splitParts(compiled), guessPrices(compiled), live, 1);

describe('the state of transfers', () => {
  it('weighs each change as one set up anew would, and back by the same', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(), fc.boolean(), fc.nat(), fc.boolean()), { minLength: 60 }),
        (trials) => {
          const state = createMoveState(field, new Int32Array(live.length));
          let kept = 0;
          for (const [one, up, two, swap] of trials) {
            const m = one % live.length;
            const other = swap && !up ? two % live.length : -1;
            if (other === m) continue;
            const anew = createMoveState(field, state.amounts.slice());
            const weight = state.weigh(m, up ? 1 : -1, other);
            const expected = anew.weigh(m, up ? 1 : -1, other);
            if (expected === Infinity) {
              expect(weight).toBe(Infinity);
              continue;
            }
            expect(Math.abs(weight - expected)).toBeLessThan(1e-3);
            state.keep();
            kept++;
            if (other >= 0) continue;
            expect(Math.abs(state.weigh(m, up ? -1 : 1, -1) + weight)).toBeLessThan(1e-3);
          }
          return kept > 0;
        },
      ),
      { seed: 2, numRuns: 5 },
    );
  }, 20_000);
});
