import { expect, it } from 'vitest';
import { aboutPatients, describeFormula } from './words.ts';

it('says how the number of patients comes about', () => {
  const outdoors = { formula: 'arbon-2001', multiplier: { name: 'outdoor', factor: 3 } };
  expect(describeFormula(outdoors, 2.976, 50_000, 'en-GB')).toBe(
    'General rate: 0.992 per 1,000 × 3 for being outdoors × 50,000 people',
  );
  const race = { formula: 'ten-km-race', multiplier: null };
  expect(describeFormula(race, 0.2, 800, 'en-GB')).toBe(
    'Rate of 10 km races: 0.2 per 1,000 × 800 people',
  );
});

it('does not promise a precision that a rate does not have', () => {
  expect(aboutPatients(148.8, 'en-GB')).toBe('about 150');
  expect(aboutPatients(3.4, 'en-GB')).toBe('about 3');
  expect(aboutPatients(0.4, 'en-GB')).toBe('fewer than 1');
});
