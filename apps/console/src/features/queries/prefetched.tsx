import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';

export interface PrefetchedProps {
  /** Fills the cache on the server; what fails is asked again, and explained, in the browser. */
  load: (client: QueryClient) => Promise<unknown>;
  children: ReactNode;
}

/** Renders with data that the server loaded, and hands it to the browser's cache. */
export async function Prefetched({ load, children }: PrefetchedProps) {
  const client = new QueryClient();
  await load(client);
  return <HydrationBoundary state={dehydrate(client)}>{children}</HydrationBoundary>;
}
