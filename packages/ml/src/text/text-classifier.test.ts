import { beforeAll, describe, expect, it } from 'vitest';
import { calibrationError, classificationReport } from '../evaluate/index.ts';
import { createRandom } from '../numeric/index.ts';
import { type FittedTextClassifier, fitTextClassifier, TextClassifier } from './index.ts';

const vocabulary: Readonly<Record<string, readonly string[]>> = {
  water: ['water', 'pipe', 'leak', 'tap', 'ನೀರು', 'पानी'],
  road: ['road', 'pothole', 'hole', 'tar', 'ಗುಂಡಿ', 'गड्ढा'],
  light: ['light', 'dark', 'bulb', 'pole', 'ದೀಪ', 'बत्ती'],
};
const common = ['near', 'my', 'house', 'please', 'since', 'days', 'the', 'again'];
const names = Object.keys(vocabulary);

/** Every fifth label is drawn by chance, so that no classifier can be sure. */
const generate = (count: number, seed: number) => {
  const random = createRandom(seed);
  const pick = (from: readonly string[]) => from[random.int(from.length)] ?? '';
  return Array.from({ length: count }, () => {
    const topic = pick(names);
    const words = [
      pick(vocabulary[topic] ?? []),
      pick(vocabulary[topic] ?? []),
      pick(common),
      pick(common),
    ];
    return { text: words.join(' '), label: random.next() < 0.2 ? pick(names) : topic };
  });
};

const train = generate(1200, 1);
const test = generate(1000, 2);

let fitted: FittedTextClassifier;
beforeAll(() => {
  fitted = fitTextClassifier(
    train.map((one) => one.text),
    train.map((one) => one.label),
  );
});

describe('a text classifier', () => {
  it('is right about as often as it says', () => {
    const answers = test.map(({ text }) => fitted.classifier.predict(text));
    const right = answers.map(({ label }, i) => label === test[i]?.label);
    expect(right.filter(Boolean).length / test.length).toBeGreaterThan(0.82);
    expect(
      calibrationError(
        answers.map(({ confidence }) => confidence),
        right,
      ),
    ).toBeLessThan(0.06);
    for (const { probabilities } of answers) {
      expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 10);
    }
  });

  it('answers for each row while it was held out', () => {
    const { classes } = fitted.classifier;
    expect(fitted.heldOut).toHaveLength(train.length * classes.length);
    const labels = train.map((_, i) => {
      const row = fitted.heldOut.subarray(i * classes.length, (i + 1) * classes.length);
      return classes[row.indexOf(Math.max(...row))] ?? '';
    });
    const { accuracy } = classificationReport(
      train.map(({ label }) => label),
      labels,
    );
    expect(accuracy).toBeGreaterThan(0.8);
    expect(accuracy).toBeLessThan(0.95);
  });

  it('abstains from what it cannot know, and from less when less is asked', () => {
    expect(fitted.classifier.predict('qqq zzz').abstains).toBe(true);
    expect(fitted.classifier.predict('water pipe leak').abstains).toBe(false);
    const texts = train.map((one) => one.text);
    const labels = train.map((one) => one.label);
    const lenient = fitTextClassifier(texts, labels, { targetAccuracy: 0.5 });
    expect(lenient.classifier.threshold).toBeLessThan(fitted.classifier.threshold);
  });

  it('gives reasons that add up to the margin of the class over the mean of all', () => {
    const { classifier } = fitted;
    for (const text of ['water leak near my house water', 'ರಸ್ತೆ ಗುಂಡಿ road', '']) {
      const { label, probabilities } = classifier.predict(text);
      const { words, rest, margin } = classifier.explain(text, label);
      const logs = Array.from(probabilities, Math.log);
      const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
      expect(margin).toBeCloseTo((logs[classifier.classes.indexOf(label)] ?? 0) - mean, 4);
      expect(words.reduce((sum, { weight }) => sum + weight, rest)).toBeCloseTo(margin, 10);
    }
    expect(classifier.explain('pothole near my house', 'road').words[0]?.word).toBe('pothole');
  });

  it('reads back from bytes, even within a larger buffer, and answers the same', () => {
    const bytes = fitted.classifier.toBytes();
    const around = Buffer.alloc(bytes.length + 16);
    around.set(bytes, 5);
    const read = TextClassifier.fromBytes(around.subarray(5, 5 + bytes.length));
    let apart = 0;
    for (const { text } of test) {
      const before = fitted.classifier.predict(text);
      const after = read.predict(text);
      if (after.label !== before.label) apart += 1;
      expect(Math.abs(after.confidence - before.confidence)).toBeLessThan(0.05);
    }
    expect(apart).toBeLessThanOrEqual(3);
    expect(Buffer.compare(read.toBytes(), bytes)).toBe(0);
  });

  it('refuses bytes that are none of its own, or cut off', () => {
    const bytes = fitted.classifier.toBytes();
    for (const wrong of [
      bytes.subarray(0, bytes.length - 200),
      new Uint8Array(3),
      new Uint8Array(64),
    ]) {
      expect(() => TextClassifier.fromBytes(wrong)).toThrow('Train it again');
    }
  });

  it('is the same for the same seed', () => {
    const texts = train.map((one) => one.text);
    const again = fitTextClassifier(
      texts,
      train.map((one) => one.label),
    );
    expect(Buffer.compare(again.classifier.toBytes(), fitted.classifier.toBytes())).toBe(0);
  });

  it('needs two classes', () => {
    expect(() => fitTextClassifier(['a', 'b'], ['x', 'x'])).toThrow('two classes');
  });

  it('hears how long a text is, without calling that a word', () => {
    const texts = Array.from({ length: 60 }, (_, i) => 'again and again '.repeat(i % 2 ? 1 : 12));
    const labels = texts.map((text) => (text.length > 50 ? 'long' : 'short'));
    const { classifier } = fitTextClassifier(texts, labels);
    expect(classifier.predict('whatever nobody has ever said').label).toBe('short');
    expect(classifier.predict('what nobody has ever said '.repeat(7)).label).toBe('long');
    expect(
      classifier
        .explain('again and', 'short')
        .words.map(({ word }) => word)
        .sort(),
    ).toEqual(['again', 'and']);
  });

  it('listens more to rows that count more', () => {
    const texts = [...train.map((one) => one.text), 'bridge railing broken'];
    const labels = [...train.map((one) => one.label), 'road'];
    const share = (weight: number) => {
      const rowWeights = texts.map((_, i) => (i === texts.length - 1 ? weight : 1));
      const options = { rowWeights, vectoriser: { minDocuments: 1 } };
      const { classifier } = fitTextClassifier(texts, labels, options);
      return (
        classifier.predict('bridge railing broken').probabilities[
          classifier.classes.indexOf('road')
        ] ?? 0
      );
    };
    expect(share(10)).toBeGreaterThan(share(0.1));
  });
});
