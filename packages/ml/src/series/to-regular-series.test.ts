import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonStep, IrregularSeriesError, interpolateGaps, toRegularSeries } from './index.ts';

const hourMs = 3_600_000;
const start = Date.UTC(2024, 0, 1);

const failure = (times: number[], values = times.map(() => 1)) => {
  try {
    toRegularSeries({ times, values, stepMs: hourMs });
  } catch (error) {
    if (error instanceof IrregularSeriesError) return { reason: error.reason, index: error.index };
    throw error;
  }
  return undefined;
};

describe('toRegularSeries', () => {
  it('leaves gaps as NaN and every measurement as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 200 }), (present) => {
        const kept = present.flatMap((there, i) => (there ? [i] : []));
        const series = toRegularSeries({
          times: kept.map((i) => start + i * hourMs),
          values: kept.map((i) => i * 2),
          stepMs: hourMs,
        });
        const first = kept[0] ?? 0;
        expect(series.values.length).toBe(kept.length === 0 ? 0 : (kept.at(-1) ?? 0) - first + 1);
        series.values.forEach((value, i) => {
          if (present[first + i]) expect(value).toBe((first + i) * 2);
          else expect(value).toBeNaN();
        });
      }),
    );
  });

  it('names the measurement that does not fit, and why', () => {
    const hours = (...at: number[]) => at.map((hour) => start + hour * hourMs);
    expect(failure(hours(0, 1, 1))).toEqual({ reason: 'duplicate', index: 2 });
    expect(failure(hours(0, 2, 1))).toEqual({ reason: 'out-of-order', index: 2 });
    expect(failure(hours(0, 1, 1.5, 2))).toEqual({ reason: 'off-grid', index: 2 });
    expect(failure(hours(0, Number.NaN))).toEqual({ reason: 'no-time', index: 1 });
    expect(failure(hours(0, 1), [1, Number.POSITIVE_INFINITY])).toEqual({
      reason: 'not-finite',
      index: 1,
    });
    expect(failure(hours(0, 1e9))).toEqual({ reason: 'too-sparse', index: 1 });
    expect(failure(hours(0, 1, 5))).toBeUndefined();
  });

  it('finds the step of a series with gaps', () => {
    expect(commonStep([0, 5, 10, 25, 30])).toBe(5);
    expect(commonStep([3])).toBeNaN();
  });
});

describe('interpolateGaps', () => {
  const wave = (i: number) => 50 + 0.1 * i + 20 * Math.sin((i * 2 * Math.PI) / 24);

  it('marks what it made up and leaves the rest, and its input, as they were', () => {
    const values = Float64Array.from({ length: 10 }, (_, i) => (i % 4 === 1 ? Number.NaN : i));
    const before = Float64Array.from(values);
    const { values: complete, filled } = interpolateGaps(values);
    expect(values).toEqual(before);
    expect([...complete]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 8]);
    expect([...filled]).toEqual([0, 1, 0, 0, 0, 1, 0, 0, 0, 1]);
  });

  it('follows the season through a gap that a line would cut off', () => {
    const values = Float64Array.from({ length: 24 * 20 }, (_, i) => wave(i));
    values.fill(Number.NaN, 200, 230);
    const { values: complete } = interpolateGaps(values, [24]);
    const worst = Math.max(...complete.map((value, i) => Math.abs(value - wave(i))));
    expect(worst).toBeLessThan(1.5);
    const cut = interpolateGaps(values).values;
    expect(Math.max(...cut.map((value, i) => Math.abs(value - wave(i))))).toBeGreaterThan(15);
  });

  it('stands a series that is empty, unknown or shorter than its season', () => {
    expect(interpolateGaps(new Float64Array(0), [24]).values.length).toBe(0);
    expect(interpolateGaps(new Float64Array(60).fill(Number.NaN), [24]).values).toEqual(
      new Float64Array(60).fill(Number.NaN),
    );
    expect([...interpolateGaps(Float64Array.of(Number.NaN, 2), [24]).values]).toEqual([2, 2]);
  });
});
