import type { IncidentStatus } from '@pulse/contract';
import { SeverityBadge, StatusBadge } from '@pulse/ui';
import { severityWords, statusWords } from '../words/labels.ts';

export function SeverityTag({ severity }: { severity: number }) {
  return <SeverityBadge severity={severity} labels={severityWords} withNumber />;
}

export function StatusTag({ status }: { status: IncidentStatus }) {
  return <StatusBadge status={status} label={statusWords[status]} />;
}
