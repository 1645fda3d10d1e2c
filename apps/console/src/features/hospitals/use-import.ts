'use client';

import { type ObservationImport, routes } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';

export interface Import {
  readonly file: File;
  /** What was asked is so. */
  readonly confirm?: boolean;
  /** Keep the lines that are right, leave the others. */
  readonly partial?: boolean;
}

interface Attempt extends Import {
  readonly key: string;
}

/** Sends a file; again after a lost answer it is the same import. */
export function useImport() {
  const client = useQueryClient();
  const attempt = useRef<Attempt | undefined>(undefined);
  return useMutation({
    mutationFn: async (input: Import): Promise<ObservationImport> => {
      const { file, confirm = false, partial = false } = input;
      const last = attempt.current;
      const isSame = last?.file === file && last.confirm === confirm && last.partial === partial;
      const key = isSame ? last.key : crypto.randomUUID();
      attempt.current = { file, confirm, partial, key };
      const form = new FormData();
      form.set('file', file);
      return browserClient(routes.importObservations, {
        form,
        query: {
          ...(confirm ? { confirm: 'true' as const } : {}),
          ...(partial ? { partial: 'true' as const } : {}),
        },
        idempotencyKey: key,
      });
    },
    onSuccess: ({ written }) => {
      if (!written) return;
      void client.invalidateQueries({ queryKey: ['hospital'] });
      void client.invalidateQueries({ queryKey: ['observations'] });
      void client.invalidateQueries({ queryKey: ['hospital-board'] });
    },
  });
}
