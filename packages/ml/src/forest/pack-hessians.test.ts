import { describe, expect, it } from 'vitest';
import { createRandom } from '../numeric/index.ts';
import { packHessians } from './pack-hessians.ts';

describe('packed hessians', () => {
  it('give count and sum back in any order of adding and taking away', () => {
    const random = createRandom(6);
    const rows = 5000;
    const hessians = Float64Array.from({ length: rows }, () => Math.exp(3 * random.normal()));
    const pairs = new Float64Array(2 * rows).map((_, i) => (i % 2 ? (hessians[i >> 1] ?? 0) : 1));
    const { inverse, perRow, step } = packHessians(pairs);
    const order = random.shuffle(Int32Array.from({ length: rows }, (_, row) => row));
    let packed = 0;
    for (const row of order) packed += pairs[2 * row + 1] as number;
    for (const row of order.subarray(100)) packed -= pairs[2 * row + 1] as number;
    const count = Math.floor(packed * inverse);
    const sum = order.subarray(0, 100).reduce((total, row) => total + (hessians[row] ?? 0), 0);
    expect(count).toBe(100);
    expect(Math.abs(packed - count * perRow - sum)).toBeLessThanOrEqual(50 * step);
    expect(step).toBeLessThan(1e-6 * (sum / 100));
  });

  it('count rows whose hessians are all 0', () => {
    const { inverse, perRow } = packHessians(new Float64Array(20));
    expect(Math.floor(10 * perRow * inverse)).toBe(10);
  });
});
