import { expect, it } from 'vitest';
import { accuracyHref, readAccuracyFilters } from './accuracy-query.ts';

it.each(['/accuracy', '/accuracy?hospital=h-1&unit=burns&horizon=7&days=90'])(
  'brings the address %s back to itself',
  (href) => {
    const params = new URLSearchParams(href.split('?')[1] ?? '');
    expect(accuracyHref(readAccuracyFilters(params))).toBe(href);
  },
);

it('falls back to a day ahead over a month where the address says nonsense', () => {
  expect(readAccuracyFilters(new URLSearchParams('horizon=5&days=x&unit=roof'))).toEqual({
    hospital: undefined,
    unit: undefined,
    horizon: 1,
    days: 30,
  });
});
