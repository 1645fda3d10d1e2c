'use client';

import { routes } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { Button, Card } from '@pulse/ui';
import { useMutation } from '@tanstack/react-query';
import Phone from 'lucide-react/icons/phone';
import { QueryError } from '../queries/query-error.tsx';

export interface ReporterContactProps {
  incidentId: string;
  hasReporter: boolean;
}

/** Never loaded unasked: each look is written into the audit trail. */
export function ReporterContact({ incidentId, hasReporter }: ReporterContactProps) {
  const look = useMutation({
    mutationFn: () => browserClient(routes.incidentReporter, { params: { id: incidentId } }),
  });
  return (
    <Card as="section" inset="small" aria-labelledby="reporter-title">
      <h2 id="reporter-title" className="text-sm font-semibold">
        Reporter
      </h2>
      {!hasReporter ? (
        <p className="text-sm text-ink-muted">Nobody is on record for this report.</p>
      ) : look.data ? (
        <div aria-live="polite" className="mt-1 text-sm">
          <p>{look.data.name ?? 'No name given'}</p>
          {look.data.phone ? (
            <a href={`tel:${look.data.phone}`} className="font-mono text-brand-ink underline">
              {look.data.phone}
            </a>
          ) : (
            <p className="text-ink-muted">No phone on record.</p>
          )}
        </div>
      ) : (
        <>
          <p className="mt-1 mb-2 text-sm text-ink-muted">
            Personal data. That you looked is written into the audit trail.
          </p>
          <Button
            size="small"
            tap
            busy={look.isPending}
            onClick={() => look.mutate()}
            icon={<Phone aria-hidden size={16} />}
          >
            Show how to reach them
          </Button>
        </>
      )}
      {look.error ? <QueryError className="mt-2" error={look.error} /> : null}
    </Card>
  );
}
