import { describe, expect, it } from 'vitest';
import { chooseRule, decide } from './choose-rule.ts';
import { expectedSeverity } from './expected-severity.ts';
import { fitPriority } from './fit-priority.ts';
import { readSeverityModel, writeSeverityModel } from './model-bytes.ts';
import { priorities, readPriority } from './priorities.ts';
import { stream } from './testing/stream.ts';

const rows = stream(100);
const data = {
  texts: rows.map(({ text }) => text),
  labels: Int32Array.from(rows, ({ priority }) => readPriority(priority) ?? -1),
};

describe('the priority of a text', () => {
  const model = fitPriority(data);
  const judged = (text: string) => priorities[model.judge(text).priority];

  it('is learnt from its words, also in texts that it has not met', () => {
    expect(judged('family trapped, explosion heard')).toBe('critical');
    expect(judged('warning: evacuate the valley')).toBe('high');
    expect(judged('thank you for the photo')).toBe('low');
    expect(model.parts.leftOut.macroF1).toBeGreaterThan(0.9);
  });

  it('has probabilities that add up to one and rise with the urgency', () => {
    const severityOf = (text: string) => expectedSeverity(model.judge(text).probabilities);
    const { probabilities } = model.judge('explosion');
    expect(probabilities.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(severityOf('rescue bleeding')).toBeGreaterThan(severityOf('evacuate damage'));
    expect(severityOf('evacuate damage')).toBeGreaterThan(severityOf('thank news'));
  });

  it('comes out the same from bytes, and from the same data again', () => {
    const parts = { priority: model, usualSeverity: 3, defaults: { garbage: 4 }, offsets: {} };
    const bytes = writeSeverityModel(parts);
    const again = writeSeverityModel({ ...parts, priority: fitPriority(data) });
    expect(Buffer.from(again).equals(bytes)).toBe(true);
    const read = readSeverityModel(bytes);
    expect(read).toMatchObject({ usualSeverity: 3, defaults: { garbage: 4 } });
    for (const text of data.texts.slice(0, 20)) {
      const [was, is] = [model.judge(text), read.priority.judge(text)];
      expect(is.priority).toBe(was.priority);
      for (const [k, share] of was.probabilities.entries()) {
        expect(is.probabilities[k]).toBeCloseTo(share, 5);
      }
    }
    expect(() => readSeverityModel(bytes.slice(0, 40))).toThrow(/damaged/);
  });

  it('cannot be learnt when one of the four does not occur', () => {
    const calm = { texts: ['a b', 'c d'], labels: Int32Array.from([0, 1]) };
    expect(() => fitPriority(calm)).toThrow(/no text of priority high/);
  });
});

describe('the rule that decides', () => {
  it('gives up a little macro-F1, and no more, to find what is Critical', () => {
    // A text in ten is Critical; the model half sees it, and mistakes few others for it.
    const labels = Array.from({ length: 400 }, (_, at) => (at % 10 === 0 ? 3 : at % 3));
    const shares = labels.flatMap((label, at) => {
      const row = [0.1, 0.1, 0.1, at % 4 === 0 || label === 3 ? 0.12 : 0.01];
      if (label !== 3 || at % 20 === 0) row[label === 3 ? 1 : label] = 0.6;
      return row;
    });
    const probabilities = Float64Array.from(shares);
    const { rule, criticalRecall, macroF1 } = chooseRule(probabilities, labels, [0, 200, 400]);
    const plain = labels.filter(
      (label, at) => label === 3 && decide(probabilities, [1, 1, 1, 1], at * 4) === 3,
    );
    expect(rule[3]).toBeGreaterThan(0);
    expect(criticalRecall).toBeGreaterThanOrEqual(plain.length / 40);
    expect(macroF1).toBeGreaterThan(0.8);
  });
});
