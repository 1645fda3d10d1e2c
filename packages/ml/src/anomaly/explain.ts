import type { PartKind } from './detector-parts.ts';

export interface Explained {
  readonly kind: PartKind;
  readonly value: number;
  readonly before: number;
  /** How many readings in a row had this value. */
  readonly same: number;
  readonly expectedLow: number;
  readonly expectedHigh: number;
  readonly atThisHour: boolean;
}

/** Equal readings in a row from which on a line is called flat. */
const flatFrom = 6;

/** Puts an alarm into words, by the part of the ensemble that was surprised most. */
export const explain = (seen: Explained): string => {
  const { kind, value, before, same, expectedLow, expectedHigh, atThisHour } = seen;
  if (kind === 'still' || (same >= flatFrom && (kind === 'shape' || kind === 'season'))) {
    return `flat line: ${same} readings in a row of ${plain(value)}`;
  }
  const when = atThisHour ? 'usual at this hour' : 'usual';
  const range = Number.isNaN(expectedLow)
    ? ''
    : ` (${when}: ${plain(expectedLow)} to ${plain(expectedHigh)})`;
  const width = expectedHigh - expectedLow;
  const above = value - expectedHigh;
  const below = expectedLow - value;
  if (kind === 'level' && before !== value) return `level shifted to ${plain(value)}${range}`;
  if (kind === 'jump') return `jumped from ${plain(before)} to ${plain(value)}${range}`;
  if (above > 0)
    return `${plain(value)} is ${far(above, width)} above what is ${when}${bounds(seen)}`;
  if (below > 0)
    return `${plain(value)} is ${far(below, width)} below what is ${when}${bounds(seen)}`;
  return `unusual pattern of readings, now ${plain(value)}${range}`;
};

const far = (distance: number, width: number): string => (distance > width ? 'far' : 'well');

const bounds = ({ expectedLow, expectedHigh }: Explained): string =>
  ` (${plain(expectedLow)} to ${plain(expectedHigh)})`;

/** Three digits that count, without an exponent below a million. */
const plain = (x: number): string => {
  if (Math.abs(x) >= 1000 && Math.abs(x) < 1e6) return String(Math.round(x));
  return String(Number(x.toPrecision(3)));
};
