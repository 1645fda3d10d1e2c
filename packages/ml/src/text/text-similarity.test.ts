import { describe, expect, it } from 'vitest';
import { chooseThreshold, SimilarTexts, textSimilarity } from './index.ts';

describe('near-duplicates', () => {
  const report = 'Huge pothole near the Indiranagar metro station, two bikes fell today';

  it('are alike whatever the case, stress or order, and a little misspelling', () => {
    expect(textSimilarity(report, report.toUpperCase())).toBe(1);
    expect(
      textSimilarity(
        report,
        'today two bikes fell near the Indiranagar metro station, huge pothole',
      ),
    ).toBe(1);
    const misspelt = 'huge pot hole near indiranagar metro staton two bikes fell today';
    expect(textSimilarity(report, misspelt)).toBeGreaterThan(0.6);
    expect(textSimilarity(report, misspelt)).toBe(textSimilarity(misspelt, report));
    expect(textSimilarity(report, 'No water since morning in HSR layout')).toBeLessThan(0.1);
    expect(textSimilarity('ರಸ್ತೆಯಲ್ಲಿ ದೊಡ್ಡ ಗುಂಡಿ ಇದೆ', 'ರಸ್ತೆ ಯಲ್ಲಿ ದೊಡ್ಡ ಗುಂಡಿ')).toBeGreaterThan(0.5);
    expect(textSimilarity('', '')).toBe(0);
  });

  it('are found among many, the most similar first', () => {
    const texts = new SimilarTexts();
    for (let i = 0; i < 500; i++)
      texts.add(`other-${i}`, `garbage heap number ${'abcdefghij'[i % 10]} at corner ${i} of ward`);
    texts.add('far', 'pothole at the metro station');
    texts.add('near', 'huge pothole near indiranagar metro station two bikes fell');
    texts.add('same', report);
    expect(texts.find(report).map(({ id }) => id)).toEqual(['same', 'near']);
    texts.remove('same');
    expect(texts.find(report).map(({ id }) => id)).toEqual(['near']);
    texts.add('near', 'nothing of the kind');
    expect(texts.find(report)).toEqual([]);
    expect(texts.size).toBe(502);
    expect(texts.find('')).toEqual([]);
  });
});

describe('chooseThreshold', () => {
  it('keeps as many answers as the accuracy allows', () => {
    const confidence = [0.9, 0.8, 0.7, 0.6, 0.5];
    expect(chooseThreshold(confidence, [1, 1, 0, 1, 0], 0.75)).toBe(0.6);
    expect(chooseThreshold(confidence, [1, 1, 0, 1, 0], 1)).toBe(0.8);
    expect(chooseThreshold(confidence, [1, 1, 1, 1, 1], 0.9)).toBe(0.5);
    expect(chooseThreshold(confidence, [0, 0, 0, 0, 0], 0.9)).toBe(1);
  });

  it('does not part answers of one confidence', () => {
    expect(chooseThreshold([0.9, 0.9, 0.5], [1, 0, 1], 0.9)).toBe(1);
  });
});
