import { describe, expect, it } from 'vitest';
import { restingSnap, stepSnap } from './sheet-snap.ts';

const heights = { peek: 120, half: 400, full: 760 };

describe('restingSnap', () => {
  it('rests at the nearest height after a slow drag', () => {
    expect(restingSnap(190, 0.1, 'half', heights)).toBe('peek');
    expect(restingSnap(620, -0.1, 'half', heights)).toBe('full');
  });

  it('goes one step in the direction of a flick', () => {
    expect(restingSnap(410, 0.9, 'half', heights)).toBe('full');
    expect(restingSnap(700, -0.9, 'full', heights)).toBe('half');
  });
});

describe('stepSnap', () => {
  it('stays at the ends', () => {
    expect(stepSnap('full', 1)).toBe('full');
    expect(stepSnap('peek', -1)).toBe('peek');
  });
});
