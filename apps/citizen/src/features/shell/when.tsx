'use client';

import type { Language } from '@pulse/contract';
import { RelativeTime } from '@pulse/ui';
import { useLocale, useNow, useTimeZone } from 'next-intl';
import { asLanguage, intlLocales } from '../language/languages.ts';

export interface WhenProps {
  at: string | number;
  className?: string;
}

/** How long ago, in the reader's words; the exact time in the city's zone on hover. */
export function When({ at, className }: WhenProps) {
  const language: Language = asLanguage(useLocale()) ?? 'en';
  const timeZone = useTimeZone() ?? 'Asia/Kolkata';
  const nowMs = useNow().getTime();
  return (
    <RelativeTime
      at={at}
      locale={intlLocales[language]}
      timeZone={timeZone}
      nowMs={nowMs}
      className={className}
    />
  );
}
