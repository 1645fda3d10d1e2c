'use client';

import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import { useLiveState } from '../live/live-provider.tsx';

/** Whether what is shown is kept up. */
export function LiveDot() {
  const t = useTranslations('live');
  const state = useLiveState();
  return (
    <p
      role="status"
      className="flex items-center gap-1.5 text-xs font-medium text-ink-muted noscript:hidden"
    >
      <span
        aria-hidden="true"
        className={clsx(
          'size-2 rounded-full',
          state === 'live' ? 'bg-success-ink' : 'bg-line-strong',
        )}
      />
      {t(state)}
    </p>
  );
}
