import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { findDanger } from './danger-words.ts';
import { learnOffsets } from './learn-offsets.ts';
import { readSeverityModel, type SeverityParts } from './model-bytes.ts';
import { ownSentences } from './own-sentences.ts';
import { type SeverityInput, scoreSeverity } from './score-severity.ts';

const shipped = new URL('../../../models/severity/model.bin', import.meta.url);
let parts: SeverityParts;
beforeAll(async () => {
  parts = readSeverityModel(await readFile(shipped));
});
const score = (input: SeverityInput) => scoreSeverity(parts, input);
const weightOf = (input: SeverityInput, word: string): number =>
  score(input).reasons.find((reason) => reason.word === word)?.weight ?? 0;

describe('severity with the model that ships', () => {
  it('is within one point of ours for most of our own sentences', () => {
    const misses = ownSentences.map((one) => Math.abs(score(one).severity - one.severity));
    const mean = misses.reduce((sum, miss) => sum + miss, 0) / misses.length;
    expect(mean).toBeLessThan(0.9);
    expect(misses.filter((miss) => miss <= 1).length / misses.length).toBeGreaterThan(0.8);
  });

  it('is low for a lamp that is out and high for a live wire on the road', () => {
    const lamp = score({ text: 'Street light out', category: 'streetlights' });
    expect([3, 4]).toContain(lamp.severity);
    const wire = score({ text: 'Live wire on the road', category: 'streetlights' });
    expect([9, 10]).toContain(wire.severity);
    expect(wire.reasons.map(({ word }) => word)).toContain('danger to life: live wire');
  });

  it('is the sum of its reasons, rounded and kept within 1 and 10', () => {
    for (const one of ownSentences) {
      const { severity, reasons, confidence } = score({ ...one, votes: 3, rainMm: 70 });
      const sum = reasons.reduce((total, { weight }) => total + weight, 0);
      expect(severity).toBe(Math.min(10, Math.max(1, Math.round(Number(sum.toFixed(6))))));
      expect(confidence).toBeGreaterThan(0);
      expect(confidence).toBeLessThanOrEqual(1);
    }
  });

  it('rises with rain on drains, dark on lamps, neighbours who agree, and a hospital near', () => {
    const drain = { text: 'Drain is blocked', category: 'sewage' };
    expect(weightOf({ ...drain, rainMm: 20 }, 'rain')).toBe(0.5);
    expect(weightOf({ ...drain, rainMm: 80 }, 'rain')).toBe(1);
    expect(weightOf({ ...drain, category: 'noise', rainMm: 80 }, 'rain')).toBe(0);
    const lamp = { text: 'Street light out', category: 'streetlights' };
    expect(weightOf({ ...lamp, time: new Date('2026-03-01T15:00:00Z') }, 'dark')).toBe(0.5);
    expect(weightOf({ ...lamp, time: new Date('2026-03-01T06:00:00Z') }, 'dark')).toBe(0);
    expect(weightOf({ ...lamp, votes: 3 }, 'votes')).toBe(1);
    expect(weightOf({ ...lamp, votes: -2 }, 'votes')).toBe(-1);
    expect(weightOf({ ...lamp, place: { nearHospital: true } }, 'near a hospital')).toBe(0.5);
  });

  it('starts from the city’s own severity of a category where there is one', () => {
    const one = { text: 'something', category: 'lifts' };
    expect(weightOf(one, 'category lifts')).toBe(5);
    expect(weightOf({ ...one, defaultSeverity: 7 }, 'category lifts')).toBe(7);
  });

  it('follows officers who say that a category is worse, the more of them the closer', () => {
    const says = (count: number) =>
      Array.from({ length: count }, () => ({
        text: 'Cow on the road',
        category: 'animals',
        severity: 8,
      }));
    const cow = { text: 'Cow on the road', category: 'animals' };
    const before = score(cow).severity;
    const few = scoreSeverity(learnOffsets(parts, says(2)), cow).severity;
    const many = scoreSeverity(learnOffsets(parts, says(90)), cow).severity;
    expect(before).toBeLessThanOrEqual(few);
    expect(many).toBe(8);
  });
});

describe('words of danger', () => {
  it('are found in English, Kannada, Hindi and Hindi in Latin letters', () => {
    const life = (text: string) => findDanger(text).some(({ name }) => name === 'danger to life');
    expect(life('LIVE WIRES lying near the gate')).toBe(true);
    expect(life('ವಿದ್ಯುತ್ ತಂತಿಗಳು ರಸ್ತೆಯಲ್ಲಿ')).toBe(true);
    expect(life('दुकान में आग लगी')).toBe(true);
    expect(life('bachcha naali mein gir gaya')).toBe(true);
    expect(life('garbage near the fire station')).toBe(false);
  });

  it('count for nothing when they are denied', () => {
    expect(findDanger('an accident happened').map(({ name }) => name)).toEqual(['hazard']);
    expect(findDanger('no accident happened')).toEqual([]);
  });
});
