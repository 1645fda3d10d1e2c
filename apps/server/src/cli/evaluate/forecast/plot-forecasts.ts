import { type PlotLine, svgPlot } from '@pulse/ml/evaluate';
import type { EvaluatedOrigin } from './evaluate-forecast.ts';

/** The forecasts of the first series with their bands, and what came, as SVG. */
export const plotForecasts = (
  results: readonly EvaluatedOrigin[],
  value: string,
  daily: boolean,
): string => {
  const name = results[0]?.series;
  const shown = results.filter(({ series }) => series === name);
  const joined = (of: (one: EvaluatedOrigin) => Float64Array): Float64Array =>
    Float64Array.from(shown.flatMap((one) => [...of(one), Number.NaN]));
  const x = joined(({ times }) => times);
  // A gap between two origins stands where the one before ended.
  for (let i = 1; i < x.length; i++) if (Number.isNaN(x[i] ?? 0)) x[i] = x[i - 1] ?? 0;
  const bands = shown.map(
    ({ times, point, lower80, upper80 }, i): PlotLine => ({
      name: i === 0 ? 'forecast, 80 %' : '',
      x: times,
      y: point,
      lower: lower80,
      upper: upper80,
      colour: '#0072b2',
    }),
  );
  return svgPlot(
    [{ name: 'came', x, y: joined(({ actual }) => actual), colour: '#12222b' }, ...bands],
    {
      title: `${value}: ${shown.length} forecasts beside what came`,
      xLabel: 'time',
      yLabel: value,
      formatX: (time) =>
        new Date(time)
          .toISOString()
          .slice(0, daily ? 10 : 13)
          .replace('T', ' '),
    },
  );
};
