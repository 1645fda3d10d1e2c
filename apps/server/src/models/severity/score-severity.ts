import { findDanger } from './danger-words.ts';
import { expectedSeverity } from './expected-severity.ts';
import type { SeverityParts } from './model-bytes.ts';

export interface SeverityInput {
  readonly text: string;
  readonly category: string;
  /** Of the category in this city, 1-10; without it that of the packs. */
  readonly defaultSeverity?: number | undefined;
  readonly time?: Date | undefined;
  /** Of the city; Asia/Kolkata when it is not said. */
  readonly timeZone?: string | undefined;
  /** Weight of confirmations less that of disputes. */
  readonly votes?: number | undefined;
  /** Rain over the last day, in millimetres. */
  readonly rainMm?: number | undefined;
  readonly place?: { readonly nearHospital?: boolean; readonly nearSchool?: boolean } | undefined;
}

export interface SeverityReason {
  readonly word: string;
  /** Points that it adds to the severity, or takes off. */
  readonly weight: number;
}

export interface SeverityScore {
  /** A whole number, 1-10. */
  readonly severity: number;
  /** 0-1: how often such a score should be within one point of a person's; see the card. */
  readonly confidence: number;
  /** They add up to the severity before it is rounded and kept within 1-10. */
  readonly reasons: readonly SeverityReason[];
}

/** Points for each point that the texts' model differs from usual; it learnt from other texts. */
const trustInTexts = 0.4;
const mostFromTexts = 1;
// Rain of a day after the India Meteorological Department: moderate from 15.6 mm, heavy from 64.5.
const moderateRainMm = 15.6;
const heavyRainMm = 64.5;
const worseInRain = new Set(['flooding', 'sewage', 'fallen-tree', 'electricity', 'potholes']);
const worseInTheDark = new Set(['streetlights', 'potholes', 'fallen-tree']);
/** Of a category that nobody has told of. */
const unknownCategory = 5;
const darkFromHour = 18;
const darkToHour = 6;

/** Points for one circumstance after the other; each is a reason when it counts for something. */
export const scoreSeverity = (parts: SeverityParts, input: SeverityInput): SeverityScore => {
  const { text, category, place } = input;
  const defaultSeverity = input.defaultSeverity ?? parts.defaults[category] ?? unknownCategory;
  const reasons: SeverityReason[] = [];
  let points = 0;
  const add = (word: string, weight: number): void => {
    const rounded = Math.round(weight * 10) / 10;
    if (rounded === 0) return;
    points += rounded;
    reasons.push({ word, weight: rounded });
  };
  add(`category ${category}`, defaultSeverity);
  add('corrections', parts.offsets[category] ?? 0);
  add('tone of the text', pointsOfText(parts, text));
  const found = findDanger(text);
  for (const danger of found) {
    const due = danger.floor - points;
    add(`${danger.name}: ${danger.words}`, Math.max(danger.points, due));
  }
  add('dark', isDark(input) && worseInTheDark.has(category) ? 0.5 : 0);
  add('rain', worseInRain.has(category) ? pointsOfRain(input.rainMm) : 0);
  add('votes', pointsOfVotes(input.votes));
  add('near a hospital', place?.nearHospital ? 0.5 : 0);
  add('near a school', place?.nearSchool ? 0.5 : 0);
  const severity = Math.min(10, Math.max(1, Math.round(points)));
  return { severity, confidence: confidenceOf(found.some(({ floor }) => floor > 0)), reasons };
};

const pointsOfText = ({ priority, usualSeverity }: SeverityParts, text: string): number => {
  const { probabilities } = priority.judge(text);
  const points = trustInTexts * (expectedSeverity(probabilities) - usualSeverity);
  return Math.min(mostFromTexts, Math.max(-mostFromTexts, points));
};

const isDark = ({ time, timeZone = 'Asia/Kolkata' }: SeverityInput): boolean => {
  if (time === undefined) return false;
  const clock = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', hourCycle: 'h23', timeZone });
  const hour = Number(clock.format(time));
  return hour >= darkFromHour || hour < darkToHour;
};

const pointsOfRain = (rainMm = 0): number => {
  if (rainMm >= heavyRainMm) return 1;
  return rainMm >= moderateRainMm ? 0.5 : 0;
};

/** Half a point for each doubling of confirmations, a point and a half at most; disputes take off. */
const pointsOfVotes = (votes = 0): number =>
  votes >= 0 ? Math.min(1.5, 0.5 * Math.log2(1 + votes)) : Math.max(-1.5, votes / 2);

// Shares within one point among our own sentences were 0.93 and 0.87; less, since the words and the
// sentences come from the same hand.
const confidenceOf = (hasDanger: boolean): number => (hasDanger ? 0.85 : 0.8);
