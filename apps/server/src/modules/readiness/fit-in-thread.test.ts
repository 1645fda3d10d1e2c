import { expect, it } from 'vitest';
import { FittingError, fitInThread } from './fit-in-thread.ts';
import { applyFit } from './surge/apply-fit.ts';
import type { NamedSeries } from './surge/fit-named-series.ts';
import { after, daysOf, feasts } from './surge/testing/made-up-days.ts';

const series: NamedSeries[] = [
  { hospitalId: '', unit: '', stream: 'all', rows: daysOf(40, 1) },
  { hospitalId: 'h1', unit: 'burns', stream: 'burns', rows: daysOf(40, 2, 3) },
  { hospitalId: 'h1', unit: 'icu', stream: 'all', rows: [] },
];

it('fits beside the loop that answers people, tells how far it is, and leaves out the unknown', async () => {
  const shares: number[] = [];
  const fits = await fitInThread({ holidays: feasts, series }, after(40), 14, {
    onProgress: (share) => shares.push(share),
  });
  expect(fits.map(({ hospitalId, unit }) => [hospitalId, unit])).toEqual([
    ['', ''],
    ['h1', 'burns'],
  ]);
  expect(shares).toEqual([1 / 3, 2 / 3, 1]);
  const [city] = fits;
  if (!city) throw new Error('nothing was fitted');
  expect(applyFit(city.fit).point).toHaveLength(14);
  expect(city.backtest.length).toBeGreaterThan(10);
});

it('says in words that it was called off, or what broke', async () => {
  await expect(
    fitInThread({ holidays: [], series }, after(40), 14, { signal: AbortSignal.abort() }),
  ).rejects.toThrow(new FittingError('the fitting was called off'));
  await expect(fitInThread({ holidays: [], series }, after(40), -1)).rejects.toThrow(FittingError);
});
