'use client';

import { useCity } from '../city/city-context.tsx';

/** "Sun, 8 Nov, 5:00 – 11:00 pm" in the city's zone. */
export function GatheringSpan({ startsAt, endsAt }: { startsAt: string; endsAt: string }) {
  const { locale, city } = useCity();
  const words = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: city.timeZone,
  }).formatRange(new Date(startsAt), new Date(endsAt));
  return <span suppressHydrationWarning>{words}</span>;
}
