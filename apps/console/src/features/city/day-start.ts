/** When the day of `nowMs` began in a time zone, in Unix milliseconds. */
export const dayStartMs = (nowMs: number, timeZone: string): number => {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(nowMs);
  const read = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value ?? 0);
  const sinceMidnightSeconds = read('hour') * 3600 + read('minute') * 60 + read('second');
  return Math.floor(nowMs / 1000) * 1000 - sinceMidnightSeconds * 1000;
};
