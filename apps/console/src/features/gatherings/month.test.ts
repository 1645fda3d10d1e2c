import { expect, it } from 'vitest';
import { readGatheringFilters } from './gathering-queries.ts';
import { addMonths, monthOf, monthStart } from './month.ts';

it('counts months across years', () => {
  expect(addMonths('2026-11', 3)).toBe('2027-02');
  expect(addMonths('2026-01', -1)).toBe('2025-12');
});

it('begins a month at midnight of the city', () => {
  expect(monthStart('2026-11', 'Asia/Kolkata')).toBe('2026-10-31T18:30:00.000Z');
  expect(monthOf(Date.parse('2026-10-31T18:30:00Z'), 'Asia/Kolkata')).toBe('2026-11');
});

it('reads from the address only what is a month and a kind', () => {
  const read = (text: string) => readGatheringFilters(new URLSearchParams(text), '2026-11');
  expect(read('month=2027-02&kind=concert&cancelled=1')).toMatchObject({
    month: '2027-02',
    kind: 'concert',
    cancelled: true,
  });
  expect(read('month=2027-13&kind=war')).toMatchObject({ month: '2026-11', kind: undefined });
});
