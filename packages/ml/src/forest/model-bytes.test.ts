import { describe, expect, it } from 'vitest';
import { createRandom } from '../numeric/index.ts';
import { readBoosting } from './boosting.ts';
import { fitBoosting } from './fit-boosting.ts';
import { ModelBytesError } from './model-bytes.ts';

const random = createRandom(3);
const features = [
  Float64Array.from({ length: 400 }, () => (random.next() < 0.1 ? Number.NaN : random.normal())),
  Float64Array.from({ length: 400 }, () => random.int(300)),
];
const target = Float64Array.from({ length: 400 }, (_, i) => (features[1]?.[i] ?? 0) % 3);
const fitted = fitBoosting({
  features,
  target,
  loss: 'softmax',
  categorical: [1],
  maxIterations: 8,
});
const bytes = fitted.toBytes();

describe('bytes of a model', () => {
  it('give identical predictions, importances and contributions when read back', () => {
    const read = readBoosting(bytes);
    expect(read.raw(features)).toEqual(fitted.raw(features));
    expect(read.importances()).toEqual(fitted.importances());
    const row = features.map((column) => column[9] as number);
    expect(read.contributions(row, 2)).toEqual(fitted.contributions(row, 2));
    expect(read.toBytes()).toEqual(bytes);
  });

  it('are refused when of another version', () => {
    const other = bytes.slice();
    other[8] = 99;
    expect(() => readBoosting(other)).toThrow(/version 99/);
  });

  it('are refused when any byte differs, some are missing, or they are no model', () => {
    for (let at = 0; at < bytes.length; at += 997) {
      const damaged = bytes.slice();
      damaged[at] = (damaged[at] as number) ^ 1;
      expect(() => readBoosting(damaged)).toThrow(ModelBytesError);
    }
    expect(() => readBoosting(bytes.subarray(0, bytes.length - 8))).toThrow(/damaged/);
    expect(() => readBoosting(new Uint8Array(100))).toThrow(/not a model/);
    expect(() => readBoosting(new Uint8Array(0))).toThrow(/not a model/);
  });
});
