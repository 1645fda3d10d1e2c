import { type Incident, routes } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { useEffect, useReducer, useRef, useState } from 'react';
import { useCity } from '../city/city-provider.tsx';
import { useLiveMessages } from '../live/live-provider.tsx';
import type { Filters } from './filters.ts';
import { listQuery } from './filters-query.ts';
import { changeList, startList } from './live-list.ts';
import { matchesFilters } from './matches-filters.ts';

export interface NearListInput {
  filters: Filters;
  items: Incident[];
  nextCursor: string | null;
  /** Hears the whole city; becoming true, it has to catch up on what it did not hear. */
  isWholeCity: boolean;
}

export type NearList = ReturnType<typeof useNearList>;

/** The list that the server began, kept up by the socket. */
export const useNearList = ({ filters, items, nextCursor, isWholeCity }: NearListInput) => {
  const { pack } = useCity();
  const [list, dispatch] = useReducer(changeList, undefined, () => startList(items, nextCursor));
  const [isLoading, setLoading] = useState(false);
  const [failed, setFailed] = useState(false);
  /** True while rows must not move: somebody is further down, or has a finger on them. */
  const isHeld = useRef(false);
  const grows = filters.sort === 'newest' && !filters.cursor && filters.text === '';

  const [given, setGiven] = useState(items);
  if (given !== items) {
    setGiven(items);
    dispatch({ kind: 'loaded', items, nextCursor });
  }

  const fetchPage = (cursor: string | undefined) =>
    browserClient(routes.listIncidents, {
      query: listQuery({ ...filters, cursor }, pack.id, Date.now()),
    });

  const catchUp = async () => {
    const page = await fetchPage(filters.cursor);
    const newest = list.items[0]?.createdAt ?? '';
    // Oldest first, so that the newest ends on top.
    for (const incident of page.items.toReversed()) {
      const isNews = grows && incident.createdAt > newest;
      if (isNews) dispatch({ kind: 'arrived', incident, hold: isHeld.current });
      else dispatch({ kind: 'changed', incident });
    }
  };

  useLiveMessages({
    onMessage: ({ message, payload }) => {
      if (message === 'incident:new' || message === 'incident:updated') {
        const { incident } = payload;
        const isListed = [...list.items, ...list.waiting].some(({ id }) => id === incident.id);
        if (isListed) dispatch({ kind: 'changed', incident });
        else if (grows && matchesFilters(incident, filters) && isRecent(incident, list.items)) {
          dispatch({ kind: 'arrived', incident, hold: isHeld.current });
        }
      } else if (message === 'incident:removed') {
        dispatch({ kind: 'removed', id: payload.id });
      } else if (message === 'vote:new') {
        const { incidentId: id, votes, verified } = payload;
        dispatch({ kind: 'voted', id, votes, verified });
      }
    },
    onGap: () => {
      catchUp().catch(() => undefined);
    },
  });

  const wasWholeCity = useRef(isWholeCity);
  useEffect(() => {
    if (isWholeCity && !wasWholeCity.current) catchUp().catch(() => undefined);
    wasWholeCity.current = isWholeCity;
  });

  const loadMore = async () => {
    if (!list.nextCursor || isLoading) return;
    setLoading(true);
    setFailed(false);
    try {
      const page = await fetchPage(list.nextCursor);
      dispatch({ kind: 'more', items: page.items, nextCursor: page.nextCursor });
    } catch {
      setFailed(true);
    } finally {
      setLoading(false);
    }
  };

  return {
    list,
    isLoading,
    failed,
    loadMore,
    showWaiting: () => dispatch({ kind: 'shown' }),
    hold: (held: boolean) => {
      isHeld.current = held;
    },
  };
};

/** An approval of an old report is news; an edit of one far down a list that is not shown is not. */
const isRecent = (incident: Incident, items: readonly Incident[]): boolean => {
  const last = items.at(-1);
  return !last || (incident.approvedAt ?? incident.createdAt) >= last.createdAt;
};
