const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Each unit holds until `belowMs`; 45 s still counts as now. */
const steps: { belowMs: number; unit: Intl.RelativeTimeFormatUnit; unitMs: number }[] = [
  { belowMs: 45_000, unit: 'second', unitMs: Number.POSITIVE_INFINITY },
  { belowMs: 59.5 * minuteMs, unit: 'minute', unitMs: minuteMs },
  { belowMs: 23.5 * hourMs, unit: 'hour', unitMs: hourMs },
  { belowMs: 6.5 * dayMs, unit: 'day', unitMs: dayMs },
  { belowMs: 27 * dayMs, unit: 'week', unitMs: 7 * dayMs },
  { belowMs: 345 * dayMs, unit: 'month', unitMs: 30.44 * dayMs },
];
const year = { unit: 'year', unitMs: 365.25 * dayMs } as const;

/** "2 hours ago", "in 3 days", in the words of `locale`. Times are Unix milliseconds. */
export function formatRelativeTime(atMs: number, nowMs: number, locale: string): string {
  const differenceMs = atMs - nowMs;
  const sizeMs = Math.abs(differenceMs);
  const { unit, unitMs } = steps.find((step) => sizeMs < step.belowMs) ?? year;
  const words = new Intl.RelativeTimeFormat(locale, {
    numeric: unit === 'second' ? 'auto' : 'always',
  });
  const count = Math.max(Math.round(sizeMs / unitMs), unit === 'second' ? 0 : 1);
  return words.format(differenceMs < 0 ? -count : count, unit);
}

/** "21 Nov 2026, 2:05 pm" in the city's time zone. */
export function formatExactTime(atMs: number, locale: string, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  }).format(atMs);
}
