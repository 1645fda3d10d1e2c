import { chooseDifferences } from './choose-differences.ts';
import { fitModel } from './fit-model.ts';
import { type FourierTerms, fourierColumns } from './fourier.ts';
import type { Budget } from './minimise-squares.ts';
import type { PreparedHistory } from './prepare-history.ts';
import { prepareSample } from './sample.ts';

const most = 10;
/** Worse values of the criterion in a row after which more harmonics are not tried. */
const patience = 2;

/**
 * Harmonics of each season by AICc, added one at a time from the shortest season on, with errors
 * that stay ARIMA(2,d,1) meanwhile.
 */
export const chooseHarmonics = (
  { values, regressors, before }: PreparedHistory,
  seasons: readonly number[],
  m: number,
  budget: Budget,
): FourierTerms => {
  const harmonics = seasons.map(() => 0);
  const columnsOf = (counts: readonly number[]) => [
    ...regressors,
    ...fourierColumns({ seasons, harmonics: counts }, before, values.length),
  ];
  const full = seasons.map((period) => Math.min(most, Math.floor(period / 2)));
  const { d } = chooseDifferences(values, columnsOf(full), 1, { maxD: 1 });
  const order = { p: 2, d, q: 1, P: 0, D: 0, Q: 0, m };
  const score = (counts: readonly number[]): number => {
    const sample = prepareSample(values, columnsOf(counts), order, d === 0, { bridgeGaps: true });
    return fitModel(sample, order, budget, { rounds: 0 }).aicc;
  };
  let best = score(harmonics);
  seasons.forEach((_, s) => {
    let worse = 0;
    for (let k = 1; k <= (full[s] as number) && worse < patience; k++) {
      const counts = harmonics.with(s, k);
      const reached = score(counts);
      if (reached < best) {
        best = reached;
        harmonics[s] = k;
        worse = 0;
      } else worse++;
    }
  });
  return { seasons, harmonics };
};
