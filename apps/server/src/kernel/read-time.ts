import { zoneOffset } from './zone-offset.ts';

const pattern =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?)?$/i;

/**
 * Makes the reader of times of one zone: ISO 8601, from a plain date to one with an offset; without
 * an offset the time is the zone's own. The function answers undefined for what is no time.
 */
export const createTimeReader = (timeZone: string): ((text: string) => Date | undefined) => {
  const offsetMs = zoneOffset(timeZone);
  return (text) => {
    const parts = pattern.exec(text.trim());
    if (parts === null) return undefined;
    const [year, month, day, hour, minute, second] = parts
      .slice(1, 7)
      .map((part) => Number(part ?? 0));
    const milliseconds = Number((parts[7] ?? '0').padEnd(3, '0').slice(0, 3));
    const wall = Date.UTC(year ?? 0, (month ?? 0) - 1, day, hour, minute, second, milliseconds);
    // Date.UTC makes 3 March of 31 February.
    const isReal =
      Number(new Date(wall).getUTCDate()) === day &&
      (month ?? 0) <= 12 &&
      (hour ?? 0) < 24 &&
      (minute ?? 0) < 60 &&
      (second ?? 0) < 60;
    if (!isReal) return undefined;
    const offset = parts[8] === undefined ? undefined : readOffset(parts[8]);
    if (offset !== undefined) return new Date(wall - offset);
    // The offset at the wrong instant is right but for the hours around a clock change: ask again.
    const guess = wall - offsetMs(wall);
    return new Date(wall - offsetMs(guess));
  };
};

const readOffset = (text: string): number => {
  if (text.toUpperCase() === 'Z') return 0;
  const sign = text.startsWith('-') ? -1 : 1;
  const digits = text.slice(1).replace(':', '').padEnd(4, '0');
  return sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))) * 60_000;
};
