import type { AuditEntry } from '@pulse/contract';

const mostShown = 3;

/** The first facts in a line; all of them, with the request to quote, on demand. */
export function AuditDetail({ entry }: { entry: AuditEntry }) {
  const facts = Object.entries(entry.detail).map(([name, value]) => ({
    name,
    text: asText(value),
  }));
  if (facts.length === 0 && !entry.requestId) return <span className="text-ink-faint">None</span>;
  return (
    <details className="max-w-md">
      <summary className="min-h-6 cursor-pointer text-ink-muted">
        {facts
          .slice(0, mostShown)
          .map(({ name, text }) => `${name}: ${text.slice(0, 40)}`)
          .join(', ') || 'Request'}
      </summary>
      <dl className="mt-1.5 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 font-mono text-xs break-words">
        {facts.map(({ name, text }) => (
          <div key={name} className="contents">
            <dt className="text-ink-muted">{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        {entry.zoneId ? (
          <div className="contents">
            <dt className="text-ink-muted">zone</dt>
            <dd>{entry.zoneId}</dd>
          </div>
        ) : null}
        {entry.requestId ? (
          <div className="contents">
            <dt className="text-ink-muted">request</dt>
            <dd>{entry.requestId}</dd>
          </div>
        ) : null}
      </dl>
    </details>
  );
}

const asText = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
