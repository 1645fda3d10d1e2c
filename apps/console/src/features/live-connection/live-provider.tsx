'use client';

import { type Query, useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useCity } from '../city/city-context.tsx';
import { decides, plans } from '../viewer/permissions.ts';
import { useViewer } from '../viewer/viewer-context.tsx';
import { applyToCache } from './apply-to-cache.ts';
import { type LiveSocket, openLiveSocket } from './live-socket.ts';
import type { ConnectionState, Interest, LiveMessage, PresencePayload } from './live-types.ts';

type Listener = (message: LiveMessage) => void;

interface LiveContextValue {
  state: ConnectionState;
  presence: ReadonlyMap<string, PresencePayload>;
  listen: (listener: Listener) => () => void;
  setInterest: (interest: Interest | null) => void;
  watch: (incidentId: string) => () => void;
}

const LiveContext = createContext<LiveContextValue | null>(null);

/** One socket for the whole console; what arrives goes into the query cache, then to listeners. */
export function LiveProvider({ socketUrl, children }: { socketUrl: string; children: ReactNode }) {
  const queryClient = useQueryClient();
  const viewer = useViewer();
  const { city } = useCity();
  const [state, setState] = useState<ConnectionState>('connecting');
  const [presence, setPresence] = useState<ReadonlyMap<string, PresencePayload>>(new Map());
  const listeners = useRef(new Set<Listener>());
  const socket = useRef<LiveSocket | null>(null);
  // Screens inside start before this provider's effect opens the socket.
  const watched = useRef(new Set<string>());
  const interest = useRef<Interest | null>(null);
  const wholeCity = useMemo<Interest>(() => ({ city: city.id }), [city.id]);
  const staffStream = decides(viewer);
  const hospitals = plans(viewer);

  const onMessage = useEffectEvent((message: LiveMessage) => {
    applyToCache(queryClient, message);
    for (const listener of listeners.current) listener(message);
  });
  const onTruncated = useEffectEvent(() => void queryClient.invalidateQueries());
  const onState = useEffectEvent((next: ConnectionState) => {
    setState(next);
    // What failed while the city was away would stay failed until somebody presses.
    if (next === 'connected') void queryClient.refetchQueries({ predicate: hasFailed });
  });

  useEffect(() => {
    const opened = openLiveSocket({
      url: socketUrl,
      staffStream,
      hospitals,
      interest: interest.current ?? wholeCity,
      handlers: {
        onState: (next) => onState(next),
        onMessage: (message) => onMessage(message),
        onTruncated: () => onTruncated(),
        onPresence: (payload) =>
          setPresence((before) => new Map(before).set(payload.room, payload)),
      },
    });
    socket.current = opened;
    for (const incidentId of watched.current) opened.watch(incidentId);
    return () => opened.close();
  }, [socketUrl, staffStream, hospitals, wholeCity]);

  const value = useMemo<LiveContextValue>(
    () => ({
      state,
      presence,
      listen: (listener) => {
        listeners.current.add(listener);
        return () => listeners.current.delete(listener);
      },
      setInterest: (next) => {
        interest.current = next;
        socket.current?.setInterest(next ?? wholeCity);
      },
      watch: (incidentId) => {
        watched.current.add(incidentId);
        socket.current?.watch(incidentId);
        return () => {
          watched.current.delete(incidentId);
          socket.current?.unwatch(incidentId);
        };
      },
    }),
    [state, presence, wholeCity],
  );
  return <LiveContext value={value}>{children}</LiveContext>;
}

const hasFailed = (query: Query): boolean => query.state.status === 'error';

export function useLive(): LiveContextValue {
  const value = useContext(LiveContext);
  if (!value) throw new Error('useLive needs a LiveProvider above it');
  return value;
}

/** Hears of each change that arrives while the component is on screen. */
export function useLiveMessages(onMessage: Listener): void {
  const { listen } = useLive();
  const handle = useEffectEvent(onMessage);
  useEffect(() => listen((message) => handle(message)), [listen]);
}
