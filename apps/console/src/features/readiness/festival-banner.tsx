'use client';

import { browserClient } from '@pulse/session/client';
import { buttonClasses } from '@pulse/ui';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useCity } from '../city/city-context.tsx';
import { festivalsQuery } from './surge-queries.ts';
import { dayName } from './surge-words.ts';

/** The next feast that hospitals prepare for, and the way to its forecast and plan. */
export function FestivalBanner() {
  const { city, locale } = useCity();
  const { data } = useQuery(festivalsQuery(browserClient, city.id));
  const next =
    data?.items.find(({ holiday }) => /diwali|deepavali/i.test(holiday)) ?? data?.items[0];
  if (!next) return null;
  return (
    <p className="mb-3 flex flex-wrap items-center justify-between gap-3 rounded-card border border-line bg-surface px-4 py-3">
      <span>
        <span className="font-semibold">{next.holiday}</span>,{' '}
        {dayName(next.day, locale, {
          weekday: 'long',
          day: 'numeric',
          month: 'long',
          year: 'numeric',
        })}
        {next.estimated ? ' (estimated)' : ''}:{' '}
        {next.inDays === 0 ? 'today' : next.inDays === 1 ? 'tomorrow' : `in ${next.inDays} days`}
      </span>
      <Link
        href={`/what-if?from=${next.day}`}
        className={buttonClasses({ variant: 'secondary', size: 'small' })}
      >
        Forecast and plan for it
      </Link>
    </p>
  );
}
