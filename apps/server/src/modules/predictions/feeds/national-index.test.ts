import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { nationalIndex } from './national-index.ts';

describe('the national index of particles', () => {
  it.each([
    [0, null, 0],
    [30, null, 50],
    [45, null, 75],
    [75, null, 150],
    [null, 100, 100],
    [null, 300, 250],
    [30, 300, 250],
    [900, 10, 500],
    [null, null, null],
  ])('of PM2.5 %s and PM10 %s is %s', (pm25, pm10, expected) => {
    expect(nationalIndex({ pm25, pm10 })).toBe(expected);
  });

  it('is close to the full index on most days of Bengaluru’s history', async () => {
    const path = new URL('../../../../../../cities/bengaluru/history/air.csv', import.meta.url);
    const [, ...lines] = (await readFile(path, 'utf8')).trim().split('\n');
    const errors = lines.flatMap((line) => {
      const [time = '', pm25 = '', pm10 = '', aqi = ''] = line.trim().split(',');
      if (time < '2018' || pm25 === '' || pm10 === '' || aqi === '') return [];
      return Math.abs(
        (nationalIndex({ pm25: Number(pm25), pm10: Number(pm10) }) ?? 0) - Number(aqi),
      );
    });
    expect(errors).toHaveLength(780);
    expect(errors.sort((a, b) => a - b)[390]).toBeLessThan(13);
  });
});
