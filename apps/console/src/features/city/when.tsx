'use client';

import { RelativeTime } from '@pulse/ui';
import { useCity } from './city-context.tsx';

/** "2 hours ago", with the exact time in the city's zone on hover. */
export function When({ at, className }: { at: string; className?: string }) {
  const { locale, city, renderedAtMs } = useCity();
  return (
    <RelativeTime
      at={at}
      locale={locale}
      timeZone={city.timeZone}
      nowMs={renderedAtMs}
      className={className}
    />
  );
}
