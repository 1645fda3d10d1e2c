'use client';

import { useEffect } from 'react';

const lastReaderKey = 'pulse-last-reader';

export interface RegisterWorkerProps {
  /** Who the page was drawn for; kept pages are drawn anew when it is somebody else. */
  reader: string;
  /** A worker would serve yesterday's scripts to somebody who is changing them. */
  enabled: boolean;
}

export function RegisterWorker({ reader, enabled }: RegisterWorkerProps) {
  useEffect(() => {
    if (!enabled || !('serviceWorker' in navigator)) return;
    const start = async () => {
      await navigator.serviceWorker.register('/sw.js');
      if (localStorage.getItem(lastReaderKey) === reader) return;
      const { active } = await navigator.serviceWorker.ready;
      active?.postMessage('renew-pages');
      localStorage.setItem(lastReaderKey, reader);
    };
    start().catch((error: unknown) => console.warn('The offline worker did not start.', error));
  }, [reader, enabled]);
  return null;
}
