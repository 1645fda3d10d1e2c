import { describe, expect, it } from 'vitest';
import { noFilters } from './filters.ts';
import { filtersQuery } from './filters-query.ts';

const nowMs = Date.UTC(2026, 10, 21, 8, 37, 12);

describe('filtersQuery', () => {
  it('asks for open incidents, mine before they are public among them', () => {
    expect(filtersQuery(noFilters, 'bengaluru', nowMs).status).toBe('active,reported');
  });

  it('asks with the same words for ten minutes, so that answers are shared', () => {
    const filters = { ...noFilters, time: 'day' as const };
    const from = filtersQuery(filters, 'bengaluru', nowMs).from;
    expect(from).toBe('2026-11-20T08:30:00.000Z');
    expect(filtersQuery(filters, 'bengaluru', nowMs + 60_000).from).toBe(from);
  });

  it('names a ward alone, since a ward is narrower than its zone', () => {
    const query = filtersQuery({ ...noFilters, ward: 'w', zone: 'z' }, 'bengaluru', nowMs);
    expect(query).toMatchObject({ area: 'w', zone: undefined });
  });
});
