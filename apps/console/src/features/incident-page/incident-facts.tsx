'use client';

import type { IncidentDetail } from '@pulse/contract';
import { Card } from '@pulse/ui';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { ExactTime } from '../city/exact-time.tsx';
import { When } from '../city/when.tsx';
import { PlaceText } from '../incidents/place-text.tsx';
import { rejectReasonText, sourceWords } from '../words/labels.ts';

export function IncidentFacts({ incident }: { incident: IncidentDetail }) {
  const { staff, duplicateOf } = incident;
  return (
    <Card as="section" inset="small" aria-label="Facts">
      <dl className="grid gap-2.5 text-sm">
        <Fact name="Where">
          <PlaceText incident={incident} />
          <span className="block font-mono text-xs text-ink-muted">
            {incident.lat.toFixed(5)}, {incident.lng.toFixed(5)}
          </span>
        </Fact>
        <Fact name="Reported">
          <ExactTime at={incident.createdAt} />
          <span className="block text-xs text-ink-muted">{sourceWords[incident.source]}</span>
        </Fact>
        {staff ? <Fact name="Assigned to">{staff.assignee?.name ?? 'Nobody'}</Fact> : null}
        {staff ? (
          <Fact name="Due">
            <ExactTime at={staff.dueAt} />
          </Fact>
        ) : null}
        {incident.approvedAt ? (
          <Fact name="Approved">
            <When at={incident.approvedAt} />
          </Fact>
        ) : null}
        {incident.resolvedAt ? (
          <Fact name="Resolved">
            <When at={incident.resolvedAt} />
          </Fact>
        ) : null}
        {staff?.rejectReason ? (
          <Fact name="Rejected because">{rejectReasonText(staff.rejectReason)}</Fact>
        ) : null}
        {duplicateOf ? (
          <Fact name="Duplicate of">
            <Link href={`/incidents/${duplicateOf}`} className="text-brand-ink underline">
              the report that it was merged into
            </Link>
          </Fact>
        ) : null}
      </dl>
    </Card>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-xs text-ink-muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
