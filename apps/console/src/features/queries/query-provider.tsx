'use client';

import { ApiError, type ErrorCode, UnreachableError } from '@pulse/contract';
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';

export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(createQueryClient);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

const createQueryClient = () =>
  new QueryClient({
    queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
    mutationCache: new MutationCache({ onError: leaveWhenSignedOut }),
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

const signedOutCodes = new Set<ErrorCode>(['unauthenticated', 'token_expired']);

const leaveWhenSignedOut = (error: unknown): void => {
  // A wrong authenticator code is a 401 too, and no reason to leave.
  if (!(error instanceof ApiError) || !signedOutCodes.has(error.problem.code)) return;
  const next = `${location.pathname}${location.search}`;
  location.assign(`/sign-in?${new URLSearchParams({ ended: '1', next })}`);
};
