import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharedWords, similarityOf } from './similarity.ts';

const closeness = {
  distanceMetres: 20,
  radiusMetres: 100,
  ageHours: 5,
  windowHours: 48,
  sharedWords: 0.5,
};

describe('similarity', () => {
  it('is between 0 and 1, and grows as reports come closer in place, time and words', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 500, noNaN: true }),
        fc.double({ min: 0, max: 500, noNaN: true }),
        fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
        (distanceMetres, ageHours, words) => {
          const far = { ...closeness, distanceMetres, ageHours, sharedWords: words };
          const near = { ...far, distanceMetres: distanceMetres / 2, ageHours: ageHours / 2 };
          expect(similarityOf(far)).toBeGreaterThanOrEqual(0);
          expect(similarityOf(near)).toBeLessThanOrEqual(1);
          expect(similarityOf(near)).toBeGreaterThanOrEqual(similarityOf(far));
        },
      ),
    );
    expect(similarityOf({ ...closeness, sharedWords: 1 })).toBeGreaterThan(
      similarityOf({ ...closeness, sharedWords: 0 }),
    );
  });

  it('counts words in common, in any script, and knows nothing of a missing text', () => {
    expect(sharedWords('Big pothole, main road', 'pothole on MAIN road')).toBe(3 / 4);
    expect(sharedWords('ಕಸದ ರಾಶಿ', 'ಕಸದ ತೊಟ್ಟಿ')).toBe(1 / 3);
    expect(sharedWords('', 'pothole')).toBeUndefined();
  });
});
