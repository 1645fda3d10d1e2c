import { UsageError } from '../../usage-error.ts';

const minuteMs = 60_000;
const units: Readonly<Record<string, number>> = {
  min: minuteMs,
  h: 60 * minuteMs,
  d: 1_440 * minuteMs,
  w: 7 * 1_440 * minuteMs,
};
/** A twelfth of a mean Gregorian year. */
const monthMs = (365.2425 / 12) * 1_440 * minuteMs;

export interface Frequency {
  readonly text: string;
  readonly stepMs: number;
  /** Steps are calendar months: their lengths differ. */
  readonly monthly: boolean;
}

/** Reads 5min, 15min, 30min, 1h, 1d, 7d, 1w, 1mo and the like. */
export const parseFrequency = (text: string): Frequency => {
  const [, count = '', unit = ''] = /^(\d+)\s*(min|h|d|w|mo)$/i.exec(text.trim()) ?? [];
  const steps = Number(count);
  const size = units[unit.toLowerCase()];
  if (unit.toLowerCase() === 'mo' && steps === 1) return { text, stepMs: monthMs, monthly: true };
  if (size !== undefined && steps > 0) return { text, stepMs: steps * size, monthly: false };
  throw new UsageError(
    `--frequency ${text} is not understood. Write how far the rows lie apart: 5min, 15min, 30min, 1h, 1d, 1w or 1mo.`,
  );
};
