import { describe, expect, it } from 'vitest';
import { dayName, describeRecord, people, unitWord } from './surge-words.ts';

const record = {
  basis: 'live',
  from: '2026-03-01',
  to: '2026-03-30',
  n: 30,
  error: 6.14,
  naiveError: 7.5,
  relativeError: 0.82,
  coverage80: 0.806,
  coverage95: 0.95,
} as const;

describe('words of surge forecasts', () => {
  it('say how a forecast did against naive, and when it did worse', () => {
    expect(describeRecord(record, 'en-IN')).toBe(
      'off by 6.1 a day over 30 forecasts, 18 % better than naive, 81 % within the 80 % band',
    );
    expect(describeRecord({ ...record, relativeError: 1.1 }, 'en-IN')).toContain(
      '10 % worse than naive',
    );
    expect(describeRecord({ ...record, relativeError: null, basis: 'backtest' }, 'en-IN')).toBe(
      'off by 6.1 a day over 30 forecasts, 81 % within the 80 % band, tried afterwards on the past',
    );
  });

  it('name the day itself in every zone, and people by how many they are', () => {
    expect(dayName('2026-11-08', 'en-IN')).toBe('Sun, 8 Nov');
    expect([people(148.3, 'en-IN'), people(3.14, 'en-IN')]).toEqual(['148', '3.1']);
    expect([unitWord(null), unitWord('ed'), unitWord('other')]).toEqual([
      'Whole hospital',
      'Emergency',
      'Other',
    ]);
  });
});
