import { expect, it } from 'vitest';
import { withInstants } from './day-range.ts';
import { readIncidentQuery, writeIncidentQuery } from './incident-query.ts';

it('survives the way into the URL and back', () => {
  const query = readIncidentQuery({
    status: ['reported', 'active'],
    zone: 'east',
    text: ' broken pipe ',
    severityMin: '7',
    sort: 'due',
  });
  expect(query).toEqual({
    status: 'reported,active',
    zone: 'east',
    text: 'broken pipe',
    severityMin: '7',
    sort: 'due',
  });
  const params = Object.fromEntries(new URLSearchParams(writeIncidentQuery(query)));
  expect(readIncidentQuery(params)).toEqual(query);
});

it('leaves out what means nothing instead of failing', () => {
  expect(
    readIncidentQuery({ status: 'lost', severityMin: '11', from: 'yesterday', sort: 'x' }),
  ).toEqual({});
});

it('turns days of the city into instants, the last day in full', () => {
  expect(withInstants({ from: '2026-11-20', to: '2026-11-20' }, 'Asia/Kolkata')).toEqual({
    from: '2026-11-19T18:30:00.000Z',
    to: '2026-11-20T18:30:00.000Z',
  });
});
