import { describe, expect, it } from 'vitest';
import { countFilters, filtersHref, noFilters, parseFilters } from './filters.ts';

describe('parseFilters', () => {
  it('shows open incidents of the whole city, newest first, when the address says nothing', () => {
    expect(parseFilters({})).toEqual(noFilters);
  });

  it('ignores what it does not know', () => {
    expect(parseFilters({ status: 'nonsense', sort: 'due', bbox: '1,2,x,4' })).toEqual(noFilters);
  });

  it('reads categories from a link and from a plain form alike', () => {
    const expected = ['flood', 'waste'];
    expect(parseFilters({ category: 'flood,waste' }).categories).toEqual(expected);
    expect(parseFilters({ category: ['flood', 'waste', 'flood'] }).categories).toEqual(expected);
  });

  it('comes back from its own address', () => {
    const filters = {
      ...noFilters,
      status: 'all' as const,
      categories: ['flood', 'waste'],
      severity: 'high' as const,
      time: 'week' as const,
      ward: 'w-1',
      text: 'ಕಸ & more',
      sort: 'severity' as const,
      cursor: 'abc=',
    };
    const search = new URLSearchParams(filtersHref(filters, { cursor: 'abc=' }).slice(2));
    expect(parseFilters(Object.fromEntries(search))).toEqual(filters);
  });
});

describe('filtersHref', () => {
  it('leaves out what is standard', () => {
    expect(filtersHref(noFilters)).toBe('/');
  });

  it('goes back to the first page when a filter changes', () => {
    expect(filtersHref({ ...noFilters, cursor: 'abc' }, { status: 'all' })).toBe('/?status=all');
  });
});

describe('countFilters', () => {
  it('does not count the place and the order', () => {
    const filters = { ...noFilters, ward: 'w', sort: 'oldest' as const };
    expect(countFilters(filters)).toBe(0);
    expect(countFilters({ ...filters, categories: ['a', 'b'], text: 'x' })).toBe(3);
  });
});
