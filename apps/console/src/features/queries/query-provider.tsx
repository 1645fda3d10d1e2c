'use client';

import { ApiError, UnreachableError } from '@pulse/contract';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';

export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(createQueryClient);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

const createQueryClient = () =>
  new QueryClient({
    queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
    defaultOptions: {
      queries: {
        // Sockets bring what changes; a refetch only mends what they may have missed.
        staleTime: 30_000,
        retry: (failures, error) => failures < 2 && mayPass(error),
      },
    },
  });

const mayPass = (error: unknown): boolean =>
  error instanceof UnreachableError || (error instanceof ApiError && error.problem.status >= 500);

const leaveWhenSignedOut = (error: unknown): void => {
  if (!(error instanceof ApiError) || error.problem.status !== 401) return;
  const next = `${location.pathname}${location.search}`;
  location.assign(`/sign-in?${new URLSearchParams({ ended: '1', next })}`);
};
