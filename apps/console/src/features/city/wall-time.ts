const minuteMs = 60_000;

/** `2026-11-08T18:30` as a clock in the zone shows it at an instant: the value of a form field. */
export const wallTime = (atMs: number, timeZone: string): string => {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(atMs);
  const read = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((part) => part.type === type)?.value ?? '';
  return `${read('year')}-${read('month')}-${read('day')}T${read('hour')}:${read('minute')}`;
};

/** The instant, in Unix milliseconds, at which a clock in the zone shows `2026-11-08T18:30`. */
export const instantOf = (wall: string, timeZone: string): number | undefined => {
  const asUtc = Date.parse(`${wall.slice(0, 16)}Z`);
  if (Number.isNaN(asUtc)) return undefined;
  // The second step mends a guess that lies on the other side of a change of the clocks.
  let guess = asUtc;
  for (let step = 0; step < 2; step += 1) {
    const shown = Date.parse(`${wallTime(guess, timeZone)}Z`);
    guess += Math.round((asUtc - shown) / minuteMs) * minuteMs;
  }
  return guess;
};
