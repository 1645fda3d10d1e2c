import { expect, it } from 'vitest';
import { outlookHref, readOutlookFilters } from './outlook-query.ts';

it('reads back from a link what it was written from', () => {
  const filters = { kind: 'flooding', zone: 'blr-east', level: 'high', area: 'blr-w1' } as const;
  expect(readOutlookFilters(new URLSearchParams(outlookHref(filters).split('?')[1]))).toEqual(
    filters,
  );
});

it('shows traffic when a link says nothing, or something that there is not', () => {
  expect(readOutlookFilters(new URLSearchParams('kind=weather&level=awful'))).toEqual({
    kind: 'traffic',
    zone: undefined,
    level: undefined,
    area: undefined,
  });
});
