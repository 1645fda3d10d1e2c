'use client';

import {
  ApiError,
  type DepartmentKind,
  type ObservationFigures,
  type RecordedObservation,
  routes,
} from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';

export interface Report {
  readonly hospitalId: string;
  readonly department: DepartmentKind | undefined;
  readonly figures: ObservationFigures;
  readonly note: string;
  /** Undefined: now. */
  readonly observedAt: string | undefined;
  readonly confirm: boolean;
}

interface Attempt {
  readonly of: string;
  readonly key: string;
  readonly at: string;
}

/** Sends a report. Sent again after a lost answer, it is the same report, not a second one. */
export function useReport() {
  const client = useQueryClient();
  const attempt = useRef<Attempt | undefined>(undefined);
  return useMutation({
    mutationFn: async (report: Report): Promise<RecordedObservation | undefined> => {
      const of = JSON.stringify(report);
      if (attempt.current?.of !== of) {
        attempt.current = { of, key: crypto.randomUUID(), at: new Date().toISOString() };
      }
      const { hospitalId, department, figures, note, observedAt, confirm } = report;
      const { items } = await browserClient(routes.recordObservations, {
        body: {
          hospitalId,
          observedAt: observedAt ?? attempt.current.at,
          ...figures,
          ...(department ? { department } : {}),
          ...(note ? { note } : {}),
          ...(confirm ? { confirm } : {}),
        },
        idempotencyKey: attempt.current.key,
      });
      return items[0];
    },
    onSuccess: async (_, { hospitalId }) => {
      attempt.current = undefined;
      await Promise.all([
        client.invalidateQueries({ queryKey: ['hospital', hospitalId] }),
        client.invalidateQueries({ queryKey: ['observations', hospitalId] }),
        client.invalidateQueries({ queryKey: ['hospital-board'] }),
      ]);
    },
    onError: (error) => {
      // An answer that nothing was kept: what is sent next is a new report.
      if (error instanceof ApiError && error.problem.status < 500) attempt.current = undefined;
    },
  });
}
