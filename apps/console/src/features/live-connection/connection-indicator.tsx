'use client';

import clsx from 'clsx';
import { useLive } from './live-provider.tsx';
import type { ConnectionState } from './live-types.ts';

const looks: Record<ConnectionState, { text: string; dot: string; explain: string }> = {
  connecting: {
    text: 'Connecting',
    dot: 'bg-warning-ink animate-pulse',
    explain: 'Changes will appear by themselves in a moment.',
  },
  'catching-up': {
    text: 'Catching up',
    dot: 'bg-info-ink animate-pulse',
    explain: 'Loading what happened while the connection was gone.',
  },
  connected: {
    text: 'Live',
    dot: 'bg-success-ink',
    explain: 'Changes appear by themselves.',
  },
  reconnecting: {
    text: 'Reconnecting',
    dot: 'bg-danger animate-pulse',
    explain: 'What you see may be old. You can go on working; it catches up by itself.',
  },
};

export function ConnectionIndicator({ compact }: { compact?: boolean }) {
  const { text, dot, explain } = looks[useLive().state];
  return (
    <p role="status" title={explain} className="flex items-center gap-2 text-xs text-ink-muted">
      <span aria-hidden="true" className={clsx('size-2.5 shrink-0 rounded-full', dot)} />
      <span className={clsx(compact && 'max-lg:sr-only')}>{text}</span>
    </p>
  );
}
