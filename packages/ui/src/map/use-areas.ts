'use client';

import { useEffect, useState } from 'react';
import type { AreaCollection } from './area-collection.ts';

const timeoutMs = 15_000;

/** The collection itself, or what its address answers; null until then. */
export function useAreas(boundaries: AreaCollection | string): AreaCollection | null {
  const [fetched, setFetched] = useState<AreaCollection | null>(null);
  const url = typeof boundaries === 'string' ? boundaries : null;
  useEffect(() => {
    if (url === null) return;
    const abort = new AbortController();
    const signal = AbortSignal.any([abort.signal, AbortSignal.timeout(timeoutMs)]);
    const load = async () => {
      const response = await fetch(url, { signal });
      if (response.ok) setFetched(await response.json());
    };
    load().catch(() => setFetched(null));
    return () => abort.abort();
  }, [url]);
  return typeof boundaries === 'string' ? fetched : boundaries;
}
