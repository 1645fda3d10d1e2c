import { reconcile } from '@pulse/ml/forecast';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { reconcileTree } from './reconcile-tree.ts';

const said = fc.double({ min: -5, max: 100, noNaN: true });
const variance = fc.double({ min: 0.01, max: 400, noNaN: true });
const hospital = fc.array(fc.tuple(said, variance), { maxLength: 5 });

it('gives what reconcile gives, city, hospitals and units, and nobody below 0', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(said, variance, hospital), { minLength: 1, maxLength: 5 }),
      said,
      variance,
      (hospitals, all, spread) => {
        const nodes = [{ parts: [] as number[], said: all, variance: spread }];
        for (const [own, wide, units] of hospitals) {
          const place = nodes.push({ parts: [], said: own, variance: wide }) - 1;
          nodes[0]?.parts.push(place);
          for (const [one, narrow] of units) {
            nodes[place]?.parts.push(nodes.push({ parts: [], said: one, variance: narrow }) - 1);
          }
        }
        const expected = reconcile(
          { parts: nodes.map(({ parts }) => parts) },
          nodes.map((node) => {
            const point = Float64Array.of(node.said);
            return { point, lower80: point, upper80: point, lower95: point, upper95: point };
          }),
          nodes.map((node) => node.variance),
        );
        reconcileTree(nodes).forEach((value, place) => {
          expect(value).toBeCloseTo(expected[place]?.point[0] as number, 6);
          expect(value).toBeGreaterThanOrEqual(0);
        });
      },
    ),
  );
});

it('takes a node of which nothing was said for the sum of its parts', () => {
  const values = reconcileTree([
    { parts: [1, 2], said: Number.NaN, variance: 1 },
    { parts: [], said: 3, variance: 1 },
    { parts: [], said: 4, variance: 9 },
  ]);
  expect(Array.from(values)).toEqual([7, 3, 4]);
});
