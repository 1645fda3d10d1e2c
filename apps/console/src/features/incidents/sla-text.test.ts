import { expect, it } from 'vitest';
import { slaText, slaUrgency } from './sla-text.ts';

const hourMs = 3_600_000;

it('speaks in the unit that fits', () => {
  expect(slaText(25 * 60_000)).toBe('Due in 25 min');
  expect(slaText(30 * hourMs)).toBe('Due in 30 h');
  expect(slaText(72 * hourMs)).toBe('Due in 3 d');
  expect(slaText(-2 * hourMs)).toBe('Overdue by 2 h');
  expect(slaText(0)).toBe('Due in 1 min');
});

it('warns four hours ahead', () => {
  expect(slaUrgency(3 * hourMs)).toBe('soon');
  expect(slaUrgency(5 * hourMs)).toBe('fine');
  expect(slaUrgency(-1)).toBe('overdue');
});
