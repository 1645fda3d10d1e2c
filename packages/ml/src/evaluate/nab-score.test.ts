import { describe, expect, it } from 'vitest';
import reference from './fixtures/nab-score.json' with { type: 'json' };
import { type NabSeries, nabProbation, nabProfiles, nabScore } from './nab-score.ts';

const rows = 100;
const window = [50, 59] as const;

/** One series with detections at some rows. */
const detectedAt = (...at: number[]): NabSeries => ({
  scores: Float64Array.from({ length: rows }, (_, row) => Number(at.includes(row))),
  windows: [window],
});
const scoreAt = (...at: number[]): number =>
  nabScore([detectedAt(...at)], nabProfiles.standard, 1).score;

describe('the score of the Numenta Anomaly Benchmark', () => {
  it('is 0 for a detector that never tells anything, 100 for a perfect one', () => {
    expect(scoreAt()).toBe(0);
    expect(scoreAt(50)).toBeCloseTo(100, 10);
    for (const profile of Object.values(nabProfiles)) {
      expect(nabScore([detectedAt()], profile, 1).score).toBe(0);
      expect(nabScore([detectedAt(50)], profile, 1).score).toBeCloseTo(100, 10);
    }
  });

  it('counts the first detection in a window, the less the later', () => {
    // By hand: row 59 lies at -1/10; (2 / (1 + exp(-0.5)) - 1) / (2 / (1 + exp(-5)) - 1) = 0.248241.
    expect(scoreAt(59)).toBeCloseTo(50 * (1 + 0.248241), 3);
    expect(scoreAt(55, 59)).toBe(scoreAt(55));
    expect(scoreAt(55)).toBeGreaterThan(scoreAt(56));
  });

  it('charges each row outside, the less the closer behind a window', () => {
    expect(scoreAt(50, 20)).toBeCloseTo(100 - 50 * 0.11, 10);
    expect(scoreAt(50, 20, 21)).toBeCloseTo(100 - 50 * 0.22, 10);
    // By hand: row 63 lies 4/9 of a window behind; 1 - 2 / (1 + exp(20/9)) = 0.804499.
    expect(scoreAt(50, 63)).toBeCloseTo(100 - 50 * 0.11 * 0.804499, 3);
    expect(scoreAt(50, 99)).toBeCloseTo(100 - 50 * 0.11, 10);
  });

  it('does not judge the probation', () => {
    expect(nabProbation(rows)).toBe(15);
    expect(nabProbation(22_695)).toBe(750);
    expect(scoreAt(50, 14)).toBe(scoreAt(50));
    expect(scoreAt(50, 15)).toBeLessThan(scoreAt(50));
  });

  it('takes the one threshold that is best for all series, rows of equal score together', () => {
    const early = { scores: Float64Array.from({ length: 40 }, (_, i) => (i === 20 ? 0.6 : 0.2)) };
    const late = { scores: Float64Array.from({ length: 40 }, (_, i) => (i === 30 ? 0.9 : 0.2)) };
    const both = nabScore([
      { ...early, windows: [[20, 25]] },
      { ...late, windows: [[30, 35]] },
    ]);
    expect(both).toMatchObject({ threshold: 0.6, found: 2, falseRows: 0, windows: 2 });
    expect(both.score).toBeCloseTo(100, 10);
  });

  it('agrees with an implementation that judges every threshold anew', () => {
    for (const { series, answers } of reference) {
      const labelled = series.map(
        ({ scores, windows }): NabSeries => ({
          scores,
          windows: windows.map(([first = 0, last = 0]) => [first, last] as const),
        }),
      );
      for (const name of ['standard', 'rewardLowFalsePositives', 'rewardLowMisses'] as const) {
        const profile = nabProfiles[name];
        const best = nabScore(labelled, profile);
        expect(best.score).toBeCloseTo(answers[name].score, 9);
        expect(best.threshold).toBe(answers[name].threshold ?? Number.POSITIVE_INFINITY);
        expect(nabScore(labelled, profile, 0.5).score).toBeCloseTo(answers[name].scoreAtHalf, 9);
      }
    }
  });
});
