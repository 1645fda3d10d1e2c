import type { Incident } from '@pulse/contract';
import { statusWords } from '../words/labels.ts';

/** What somebody else changed between the version on screen and the one there is now. */
export const describeChange = (
  before: Incident,
  now: Incident,
  categoryName: (id: string) => string,
): string => {
  const changes: string[] = [];
  const note = (what: string, from: string, to: string) => {
    if (from !== to) changes.push(`${what}: ${from} → ${to}`);
  };
  note('Status', statusWords[before.status], statusWords[now.status]);
  note('Severity', String(before.severity), String(now.severity));
  note('Category', categoryName(before.category), categoryName(now.category));
  note(
    'Assigned to',
    before.staff?.assignee?.name ?? 'nobody',
    now.staff?.assignee?.name ?? 'nobody',
  );
  if (before.description !== now.description) changes.push('The text was corrected');
  return changes.length > 0 ? `${changes.join('. ')}.` : 'Votes or photos came in.';
};
