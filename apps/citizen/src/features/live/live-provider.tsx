'use client';

import { createContext, type ReactNode, use, useEffect, useRef, useState } from 'react';
import {
  LiveConnection,
  type LiveListener,
  type LiveMessage,
  type LiveScope,
  type LiveState,
} from './live-connection.ts';

const LiveContext = createContext<LiveConnection | undefined>(undefined);

export interface LiveProviderProps {
  /** Where the gateway's socket is, known only when the page is asked for. */
  socketUrl: string;
  children: ReactNode;
}

/** Opens the socket once a screen listens and the page has had time to become usable. */
export function LiveProvider({ socketUrl, children }: LiveProviderProps) {
  const [connection] = useState(() => new LiveConnection(socketUrl));
  useEffect(() => {
    const timer = setTimeout(() => {
      connection.open().catch(() => undefined);
    }, 300);
    return () => {
      clearTimeout(timer);
      connection.close();
    };
  }, [connection]);
  return <LiveContext value={connection}>{children}</LiveContext>;
}

function useConnection(): LiveConnection {
  const connection = use(LiveContext);
  if (!connection) throw new Error('This needs a LiveProvider above it');
  return connection;
}

export interface LiveHandlers {
  onMessage: (message: LiveMessage) => void;
  onGap?: () => void;
}

/** Hears all live messages while the screen is shown. */
export function useLiveMessages(handlers: LiveHandlers): void {
  const connection = useConnection();
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const listener: LiveListener = {
      onMessage: (message) => latest.current.onMessage(message),
      onGap: () => latest.current.onGap?.(),
    };
    return connection.listen(listener);
  }, [connection]);
}

/** Follows single incidents while the screen is shown. */
export function useWatch(incidentIds: readonly string[]): void {
  const connection = useConnection();
  const key = incidentIds.join(',');
  useEffect(() => {
    const stops = key
      .split(',')
      .filter((id) => id !== '')
      .map((id) => connection.watch(id));
    return () => {
      for (const stop of stops) stop();
    };
  }, [connection, key]);
}

/** Says which part of the city the screen shows. */
export function useLiveScope(scope: LiveScope): void {
  const connection = useConnection();
  const key = JSON.stringify(scope);
  useEffect(() => {
    connection.setScope(JSON.parse(key));
  }, [connection, key]);
}

export function useLiveState(): LiveState {
  const connection = useConnection();
  const [state, setState] = useState<LiveState>('connecting');
  useEffect(() => connection.listen({ onState: setState }), [connection]);
  return state;
}
