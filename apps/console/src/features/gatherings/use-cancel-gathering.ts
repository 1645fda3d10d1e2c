'use client';

import { type Gathering, routes } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { useToast } from '@pulse/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';

/** Calls a gathering off, alone or with all that follow in its series. */
export function useCancelGathering(gathering: Gathering, onDone: () => void) {
  const client = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: ({ reason, series }: { reason: string; series: boolean }) =>
      browserClient(routes.cancelGathering, {
        params: { id: gathering.id },
        body: { version: gathering.version, reason, ...(series ? { series } : {}) },
      }),
    onSuccess: ({ name }) => {
      void client.invalidateQueries({ queryKey: ['gatherings'] });
      toast({ title: `${name} called off`, tone: 'success' });
      onDone();
    },
    onError: () => void client.invalidateQueries({ queryKey: ['gatherings'] }),
  });
}
