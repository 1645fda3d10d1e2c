import { describe, expect, it } from 'vitest';
import { nextSort, sortRows } from './sort-rows.ts';

const sorted = (values: (string | number | null)[], direction: 'ascending' | 'descending') =>
  sortRows(values, (value) => value, direction);

describe('sortRows', () => {
  it('orders numbers as numbers and ward names by their numbers', () => {
    expect(sorted([10, 9, 2], 'ascending')).toEqual([2, 9, 10]);
    expect(sorted(['Ward 10', 'Ward 9'], 'ascending')).toEqual(['Ward 9', 'Ward 10']);
  });

  it('keeps missing values last in both directions', () => {
    expect(sorted([null, 1, 2], 'ascending')).toEqual([1, 2, null]);
    expect(sorted([null, 1, 2], 'descending')).toEqual([2, 1, null]);
  });
});

describe('nextSort', () => {
  it('turns the same column round and starts another one ascending', () => {
    const first = nextSort(undefined, 'age');
    expect(nextSort(first, 'age').direction).toBe('descending');
    expect(nextSort(first, 'ward')).toEqual({ columnId: 'ward', direction: 'ascending' });
  });
});
