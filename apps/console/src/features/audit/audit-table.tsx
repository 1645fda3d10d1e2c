'use client';

import type { AuditEntry, Role } from '@pulse/contract';
import { EmptyState } from '@pulse/ui';
import { ExactTime } from '../city/exact-time.tsx';
import { roleWords } from '../words/labels.ts';
import { AuditDetail } from './audit-detail.tsx';

export interface AuditTableProps {
  entries: readonly AuditEntry[];
  onActor: (actor: string) => void;
  onSubject: (subjectType: string, subjectId: string) => void;
}

const actorWords: Record<AuditEntry['actorRole'], string> = {
  ...roleWords,
  system: 'The system',
  anonymous: 'Not signed in',
} satisfies Record<Role | 'system' | 'anonymous', string>;

export function AuditTable({ entries, onActor, onSubject }: AuditTableProps) {
  if (entries.length === 0) {
    return (
      <EmptyState
        title="Nothing on record under these filters"
        description="Widen the time, or take a filter away."
      />
    );
  }
  return (
    <section
      aria-label="Audit entries"
      className="overflow-x-auto rounded-card border border-line bg-surface"
    >
      <table className="w-full text-sm">
        <caption className="sr-only">Audit entries, the newest first</caption>
        <thead className="bg-sunken text-left text-xs text-ink-muted *:*:h-10 *:*:px-3 *:*:font-semibold">
          <tr>
            <th scope="col">When</th>
            <th scope="col">Who</th>
            <th scope="col">Did</th>
            <th scope="col">To</th>
            <th scope="col">Detail</th>
          </tr>
        </thead>
        <tbody className="align-top *:border-t *:border-line *:*:px-3 *:*:py-2.5">
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td className="whitespace-nowrap">
                <ExactTime at={entry.at} />
              </td>
              <td>
                {entry.actorName && entry.actorId ? (
                  <Filter text={entry.actorName} onPress={() => onActor(entry.actorId ?? '')} />
                ) : null}
                <span className="block text-xs text-ink-muted">{actorWords[entry.actorRole]}</span>
              </td>
              <td className="font-mono text-xs">{entry.action}</td>
              <td>
                <span className="block">{entry.subjectType}</span>
                {entry.subjectId ? (
                  <Filter
                    text={entry.subjectId.slice(0, 13)}
                    onPress={() => onSubject(entry.subjectType, entry.subjectId ?? '')}
                  />
                ) : null}
              </td>
              <td>
                <AuditDetail entry={entry} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Filter({ text, onPress }: { text: string; onPress: () => void }) {
  return (
    <button
      type="button"
      onClick={onPress}
      title="Show only these"
      className="min-h-6 cursor-pointer text-left text-brand-ink underline"
    >
      {text}
    </button>
  );
}
