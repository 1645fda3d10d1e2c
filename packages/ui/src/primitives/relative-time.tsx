'use client';

import { useEffect, useState } from 'react';
import { formatExactTime, formatRelativeTime } from './format-relative-time.ts';

const refreshMs = 30_000;

export interface RelativeTimeProps {
  at: string | number;
  locale: string;
  /** The city's, not the reader's. */
  timeZone: string;
  /** Unix ms at which the server rendered; without it the exact time shows until hydration. */
  nowMs?: number;
  className?: string;
}

export function RelativeTime({
  at,
  locale,
  timeZone,
  nowMs: serverNowMs,
  className,
}: RelativeTimeProps) {
  const [nowMs, setNowMs] = useState(serverNowMs);
  useEffect(() => {
    setNowMs(Date.now());
    const timer = setInterval(() => setNowMs(Date.now()), refreshMs);
    return () => clearInterval(timer);
  }, []);
  const atMs = new Date(at).getTime();
  const exact = formatExactTime(atMs, locale, timeZone);
  // Node and browsers may ship different locale data, so the words may differ by a space.
  return (
    <time
      dateTime={new Date(atMs).toISOString()}
      title={exact}
      className={className}
      suppressHydrationWarning
    >
      {nowMs === undefined ? exact : formatRelativeTime(atMs, nowMs, locale)}
    </time>
  );
}
