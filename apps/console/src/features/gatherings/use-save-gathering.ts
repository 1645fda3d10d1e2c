'use client';

import { ApiError, type Gathering, routes } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { useToast } from '@pulse/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { changedFields, type GatheringFields } from './gathering-form.ts';

export interface SaveGathering {
  readonly fields: GatheringFields;
  readonly holiday: string;
  readonly yearly: boolean;
  readonly confirm: boolean;
}

/** Registers a gathering, or saves what was changed about one. */
export function useSaveGathering(
  gathering: Gathering | null,
  before: GatheringFields | undefined,
  onSaved: (saved: Gathering) => void,
) {
  const client = useQueryClient();
  const toast = useToast();
  // Pressing twice, or again after a lost answer, must not register two.
  const attempt = useRef<{ of: string; key: string } | undefined>(undefined);
  return useMutation({
    mutationFn: (input: SaveGathering): Promise<Gathering> => {
      const { fields, holiday, yearly, confirm } = input;
      if (gathering) {
        return browserClient(routes.updateGathering, {
          params: { id: gathering.id },
          body: {
            version: gathering.version,
            ...changedFields(before, fields),
            ...(confirm ? { confirm } : {}),
          },
        });
      }
      const of = JSON.stringify(input);
      if (attempt.current?.of !== of) attempt.current = { of, key: crypto.randomUUID() };
      return browserClient(routes.createGathering, {
        body: {
          ...fields,
          ...(holiday ? { holiday } : {}),
          ...(holiday && yearly ? { yearly } : {}),
          ...(confirm ? { confirm } : {}),
        },
        idempotencyKey: attempt.current.key,
      });
    },
    onSuccess: (saved) => {
      void client.invalidateQueries({ queryKey: ['gatherings'] });
      toast({ title: `${saved.name} ${gathering ? 'saved' : 'registered'}`, tone: 'success' });
      onSaved(saved);
    },
    onError: (error) => {
      if (error instanceof ApiError && error.problem.status < 500) attempt.current = undefined;
      // After a conflict the list must show how it is now; a question changes nothing.
      if (error instanceof ApiError && error.problem.code === 'stale_version') {
        void client.invalidateQueries({ queryKey: ['gatherings'] });
      }
    },
  });
}
