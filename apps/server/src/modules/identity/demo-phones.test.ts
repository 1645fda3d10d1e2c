import { expect, it } from 'vitest';
import { demoPhones, isDemoPhone } from './demo-phones.ts';

it('tells the phones of the replay from those of people', () => {
  expect(demoPhones.every(isDemoPhone)).toBe(true);
  expect(new Set(demoPhones).size).toBe(8);
  for (const phone of ['+919876543210', '+9190000000', '+91900000000012', '+91900000001a', '']) {
    expect(isDemoPhone(phone)).toBe(false);
  }
});
