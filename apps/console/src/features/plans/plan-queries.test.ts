import { describe, expect, it } from 'vitest';
import { planHref, readPlanFilters } from './plan-queries.ts';

describe('the address of the plan page', () => {
  it.each(['/plan', '/plan?state=all', '/plan?state=rejected&kind=transfer&hospital=h-1'])(
    'brings %s back to itself',
    (href) => {
      const params = new URLSearchParams(href.split('?')[1] ?? '');
      expect(planHref(readPlanFilters(params))).toBe(href);
    },
  );

  it('shows what is open where the address says nothing, and everything where it says nonsense', () => {
    expect(readPlanFilters(new URLSearchParams()).state).toBe('open');
    expect(readPlanFilters(new URLSearchParams('state=lost&kind=x'))).toEqual({});
  });
});
