'use client';

import { formatExactTime } from '@pulse/ui';
import { useCity } from './city-context.tsx';

/** "21 Nov 2026, 2:05 pm" in the city's zone. */
export function ExactTime({ at, className }: { at: string; className?: string }) {
  const { locale, city } = useCity();
  // Node and browsers may ship different locale data, so the words may differ by a space.
  return (
    <time dateTime={at} className={className} suppressHydrationWarning>
      {formatExactTime(new Date(at).getTime(), locale, city.timeZone)}
    </time>
  );
}
