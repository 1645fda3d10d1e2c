'use client';

import type { Incident } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { queueQuery } from '../incidents/incident-queries.ts';
import { type IncidentQuery, writeIncidentQuery } from '../incidents/incident-query.ts';
import { neighbour } from './queue-cursor.ts';
import { readQueueQuery } from './read-queue-query.ts';
import { sortQueue } from './sort-queue.ts';

/** The reports that wait, the one under the cursor, and those that are selected. */
export function useQueue() {
  const params = useSearchParams();
  const search = params.toString();
  const query = useMemo(
    () => readQueueQuery(Object.fromEntries(new URLSearchParams(search))),
    [search],
  );
  const pages = useInfiniteQuery(queueQuery(browserClient, query));
  const items = useMemo(
    () => sortQueue(pages.data?.pages.flatMap((page) => page.items) ?? [], query.sort ?? 'due'),
    [pages.data, query.sort],
  );
  const [wanted, setWanted] = useState<string | null>(params.get('at'));
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  // The cursor never points at what has left the queue.
  const current = items.find((item) => item.id === wanted) ?? items[0];
  const currentId = current?.id ?? null;
  useCursorInUrl(currentId);

  const toggle = useCallback(
    ({ id }: Incident) =>
      setSelected((before) => {
        const next = new Set(before);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
    [],
  );

  const ids = items.map((item) => item.id);
  return {
    query,
    items,
    current,
    pages,
    selected: useMemo(() => items.filter((item) => selected.has(item.id)), [items, selected]),
    moveTo: setWanted,
    move: (by: number) => setWanted(neighbour(ids, currentId, by)),
    toggle,
    selectAll: () => setSelected(new Set(ids)),
    clearSelection: () => setSelected(new Set()),
    setQuery: (next: IncidentQuery) => {
      window.history.pushState(null, '', `/queue${writeIncidentQuery(next)}`);
    },
  };
}

export type Queue = ReturnType<typeof useQueue>;

const settleMs = 300;

/** Written once the cursor rests: browsers refuse address changes in quick succession. */
const useCursorInUrl = (currentId: string | null) => {
  useEffect(() => {
    const timer = setTimeout(() => {
      const url = new URL(window.location.href);
      if (url.pathname !== '/queue' || url.searchParams.get('at') === currentId) return;
      if (currentId) url.searchParams.set('at', currentId);
      else url.searchParams.delete('at');
      window.history.replaceState(null, '', url);
    }, settleMs);
    return () => clearTimeout(timer);
  }, [currentId]);
};
