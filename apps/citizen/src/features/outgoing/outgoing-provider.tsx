'use client';

import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import { askForBackgroundSync } from './background-sync.ts';
import type { OutgoingReport } from './outgoing-report.ts';
import { sendAll } from './outgoing-sender.ts';
import { listOutgoing, onOutgoingChange, writeOutgoing } from './outgoing-store.ts';

export interface Outgoing {
  /** Undefined until the device has been asked. */
  reports: OutgoingReport[] | undefined;
  /** Share of the photos sent, by report. */
  progress: Readonly<Record<string, number>>;
  /** Keeps a finished report and sends it as soon as that is possible. */
  enqueue: (report: OutgoingReport) => Promise<void>;
  sendNow: () => void;
}

const OutgoingContext = createContext<Outgoing | undefined>(undefined);

export interface OutgoingProviderProps {
  /** Who the page is for; somebody else means that what waited for a sign-in may go now. */
  reader: string;
  children: ReactNode;
}

/** Keeps reports until the city has them: at the start, when the line is back, and on a timer. */
export function OutgoingProvider({ reader, children }: OutgoingProviderProps) {
  const [reports, setReports] = useState<OutgoingReport[]>();
  const [progress, setProgress] = useState<Record<string, number>>({});
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const sendNow = useCallback(() => {
    clearTimeout(timer.current);
    sendAll({
      onProgress: (id, share) => setProgress((all) => ({ ...all, [id]: share })),
    }).then(
      ({ retryAfterMs }) => {
        if (retryAfterMs !== undefined) timer.current = setTimeout(sendNow, retryAfterMs);
      },
      (error: unknown) => console.error(error),
    );
  }, []);

  useEffect(() => {
    const read = () => {
      listOutgoing().then(setReports, () => setReports([]));
    };
    read();
    return onOutgoingChange(read);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a sign-in is a reason to try again.
  useEffect(() => {
    const whenShown = () => document.visibilityState === 'visible' && sendNow();
    const whenTold = ({ data }: MessageEvent) => data === 'send-reports' && sendNow();
    sendNow();
    window.addEventListener('online', sendNow);
    document.addEventListener('visibilitychange', whenShown);
    navigator.serviceWorker?.addEventListener('message', whenTold);
    return () => {
      clearTimeout(timer.current);
      window.removeEventListener('online', sendNow);
      document.removeEventListener('visibilitychange', whenShown);
      navigator.serviceWorker?.removeEventListener('message', whenTold);
    };
  }, [sendNow, reader]);

  useEffect(() => showOnIcon(reports?.length ?? 0), [reports]);

  const enqueue = useCallback(
    async (report: OutgoingReport) => {
      await writeOutgoing(report);
      sendNow();
      await askForBackgroundSync();
    },
    [sendNow],
  );

  return (
    <OutgoingContext value={{ reports, progress, enqueue, sendNow }}>{children}</OutgoingContext>
  );
}

export function useOutgoing(): Outgoing {
  const outgoing = use(OutgoingContext);
  if (!outgoing) throw new Error('useOutgoing needs an OutgoingProvider above it');
  return outgoing;
}

/** The number on the installed app's icon, where the device can show one. */
function showOnIcon(count: number): void {
  if (!('setAppBadge' in navigator)) return;
  const done = count > 0 ? navigator.setAppBadge(count) : navigator.clearAppBadge();
  done.catch(() => undefined);
}
