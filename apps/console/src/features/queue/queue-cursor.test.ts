import { expect, it } from 'vitest';
import { afterDecision, neighbour } from './queue-cursor.ts';

const ids = ['a', 'b', 'c', 'd'];

it('moves along and stops at the ends', () => {
  expect(neighbour(ids, 'b', 1)).toBe('c');
  expect(neighbour(ids, 'd', 1)).toBe('d');
  expect(neighbour(ids, 'a', -1)).toBe('a');
  expect(neighbour(ids, null, 1)).toBe('a');
  expect(neighbour([], null, 1)).toBeNull();
});

it('goes to the next report when the current one is decided', () => {
  expect(afterDecision(ids, 'b', new Set(['b']))).toBe('c');
  expect(afterDecision(ids, 'b', new Set(['b', 'c']))).toBe('d');
  expect(afterDecision(ids, 'd', new Set(['d']))).toBe('c');
  expect(afterDecision(ids, 'a', new Set(['c']))).toBe('a');
  expect(afterDecision(['a'], 'a', new Set(['a']))).toBeNull();
});
