import { describe, expect, it } from 'vitest';
import { shrunkSize } from './shrunk-size.ts';

describe('shrunkSize', () => {
  it('brings the longer side down to the limit and keeps the shape', () => {
    expect(shrunkSize({ width: 4000, height: 3000 })).toEqual({ width: 2560, height: 1920 });
    expect(shrunkSize({ width: 3000, height: 6000 })).toEqual({ width: 1280, height: 2560 });
  });

  it('leaves a small photo as it is', () => {
    expect(shrunkSize({ width: 640, height: 480 })).toEqual({ width: 640, height: 480 });
  });

  it('keeps at least one pixel of a very thin one', () => {
    expect(shrunkSize({ width: 100_000, height: 2 }).height).toBe(1);
  });
});
