import { describe, expect, it } from 'vitest';
import { createRandom } from '../numeric/index.ts';
import {
  accuracyOfMostConfident,
  areaUnderCurve,
  calibrationError,
  classificationReport,
  coverage,
  intervalScore,
  markdownTable,
  mase,
  naiveScale,
  pinball,
  pitHistogram,
  pointErrors,
  rollingOrigins,
  svgPlot,
  textTable,
} from './index.ts';

const missing = Number.NaN;

describe('errors of forecasts', () => {
  it('leaves out steps whose truth is missing', () => {
    const errors = pointErrors([10, missing, 20], [12, 99, 15]);
    expect(errors).toMatchObject({ n: 2, mae: 3.5, bias: 1.5 });
    expect(errors.rmse).toBeCloseTo(Math.sqrt((4 + 25) / 2), 12);
    expect(errors.mape).toBeCloseTo((20 + 25) / 2, 12);
  });

  it('scales by the seasonal naive error in the sample, as R does', () => {
    // accuracy(naive(c(1,3,2,6,5)), c(7,7)) in R's forecast: the scale is mean(|diff|) = 2.
    expect(naiveScale([1, 3, 2, 6, 5], 1)).toBe(2);
    expect(mase([7, 7], [5, 5], 2)).toBe(1);
    expect(naiveScale([1, 3, missing, 6, 5], 2)).toBe(3);
  });

  it('counts what lies within an interval, and scores width and misses', () => {
    expect(coverage([1, 5, missing, 3], [0, 0, 0, 3], [2, 4, 1, 3])).toBeCloseTo(2 / 3, 12);
    expect(intervalScore([5], [0], [4], 0.8)).toBeCloseTo(4 + 10, 12);
    expect(pinball([10, 0], [8, 3], 0.9)).toBeCloseTo((1.8 + 0.3) / 2, 12);
  });

  it('gives a flat PIT for right distributions of counts and a humped one for wide ones', () => {
    const random = createRandom(3);
    const geometric = (p: number) => Math.floor(Math.log(1 - random.next()) / Math.log(1 - p));
    const counts = Array.from({ length: 20_000 }, () => geometric(0.2));
    const cdf = (p: number) => (_: number, k: number) => 1 - (1 - p) ** (k + 1);
    for (const height of pitHistogram(counts, cdf(0.2))) expect(height).toBeLessThan(1.06);
    expect(pitHistogram(counts, cdf(0.05))[0]).toBeGreaterThan(1.5);
  });

  it('lets the last origin leave exactly a horizon, and none train on too little', () => {
    expect(rollingOrigins({ length: 100, horizon: 7, origins: 3, step: 10 })).toEqual([73, 83, 93]);
    expect(rollingOrigins({ length: 100, horizon: 7, origins: 3, step: 40, minTrain: 20 })).toEqual(
      [53, 93],
    );
  });
});

describe('errors of classifiers', () => {
  it('agrees with scikit-learn on a worked example', () => {
    // f1_score(average='macro') of these is 0.26666..., as in scikit-learn's documentation.
    const report = classificationReport(
      ['0', '1', '2', '0', '1', '2'],
      ['0', '2', '1', '0', '0', '1'],
    );
    expect(report.macroF1).toBeCloseTo(0.8 / 3, 12);
    expect(report.accuracy).toBeCloseTo(1 / 3, 12);
    expect(report.confusion[0]).toEqual([2, 0, 0]);
  });

  it('measures the area under the curve, ties counting half', () => {
    expect(areaUnderCurve([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1])).toBe(0.75);
    expect(areaUnderCurve([1, 1, 1, 1], [0, 1, 0, 1])).toBe(0.5);
    expect(areaUnderCurve([1, 2], [1, 1])).toBeNaN();
  });

  it('finds confidence that promises too much', () => {
    expect(calibrationError([0.9, 0.9, 0.9, 0.9], [true, true, false, false])).toBeCloseTo(0.4, 12);
    expect(calibrationError([1, 1], [1, 1])).toBe(0);
    expect(accuracyOfMostConfident([0.9, 0.2, 0.8, 0.7], [1, 0, 1, 0], 0.5)).toBe(1);
  });
});

describe('tables', () => {
  it('aligns for a terminal and speaks Markdown for a card', () => {
    expect(
      textTable(
        ['model', 'mase'],
        [
          ['ets', 0.91234],
          ['naive', 1],
        ],
      ),
    ).toBe('model   mase\n-----  -----\nets    0.912\nnaive      1');
    expect(markdownTable(['a'], [['x|y']])).toBe('| a |\n| --- |\n| x\\|y |');
  });
});

describe('svgPlot', () => {
  it('draws lines with their bands, breaks them at gaps and escapes what it writes', () => {
    const svg = svgPlot(
      [
        { name: 'truth', x: [0, 1, 2], y: [1, Number.NaN, 3] },
        { name: 'a<b', x: [0, 1, 2], y: [1, 2, 3], lower: [0, 1, 2], upper: [2, 3, 4] },
      ],
      { title: 'How it "went"', xLabel: 'day', yLabel: 'patients' },
    );
    expect(svg.startsWith('<svg ')).toBe(true);
    expect(svg).toContain('How it &quot;went&quot;');
    expect(svg).toContain('a&lt;b');
    expect(svg.match(/fill-opacity/g)).toHaveLength(1);
    expect(svg.match(/d="M[^"L]+M/g)).toHaveLength(1);
    expect(svg).not.toContain('NaN');
  });
});
