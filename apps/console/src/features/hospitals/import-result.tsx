import type { ObservationImport } from '@pulse/contract';
import { Badge } from '@pulse/ui';
import { tableClasses } from './hospital-section.tsx';

const shown = 100;

const reasonWords: Record<ObservationImport['droppedColumns'][number]['reason'], string> = {
  identifying: 'might identify a person',
  unknown: 'not known',
};

/** What became of a file, line by line. */
export function ImportResult({ name, result }: { name: string; result: ObservationImport }) {
  const { rows, recorded, corrected, unchanged, written, droppedColumns } = result;
  const remarks = [
    ...result.errors.map(({ line, column, message }) => ({
      line,
      kind: 'error' as const,
      text: column ? `${column}: ${message}` : message,
    })),
    ...result.questions.map(({ line, message }) => ({
      line,
      kind: 'question' as const,
      text: message,
    })),
  ].sort((a, b) => a.line - b.line);
  return (
    <>
      <p role="status" className="text-sm">
        <strong className="font-semibold">{written ? 'Kept.' : 'Nothing was kept yet.'}</strong>{' '}
        {name}: {rows} {rows === 1 ? 'line' : 'lines'}
        {written
          ? `, ${recorded} new, ${corrected} corrected, ${unchanged} known already`
          : `, ${result.errors.length} errors, ${result.questions.length} questions`}
      </p>
      {droppedColumns.length > 0 ? (
        <div className="text-sm">
          <p className="font-semibold">Dropped columns</p>
          <ul className="mt-1 flex flex-wrap gap-2">
            {droppedColumns.map(({ column, reason }) => (
              <li key={column}>
                <code className="font-mono text-xs">{column}</code>{' '}
                <span className="text-ink-muted">({reasonWords[reason]})</span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {remarks.length > 0 ? (
        <section
          aria-label="Lines to look at"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must take the keyboard.
          tabIndex={0}
          className="max-h-72 overflow-auto"
        >
          <table className={tableClasses}>
            <caption className="sr-only">Lines to look at</caption>
            <thead>
              <tr>
                <th scope="col">Line</th>
                <th scope="col">What</th>
                <th scope="col">Says</th>
              </tr>
            </thead>
            <tbody>
              {remarks.slice(0, shown).map(({ line, kind, text }) => (
                <tr key={`${line} ${text}`}>
                  <td className="tabular-nums">{line}</td>
                  <td>
                    <Badge tone={kind === 'error' ? 'danger' : 'warning'}>
                      {kind === 'error' ? 'Error' : 'Question'}
                    </Badge>
                  </td>
                  <td>{text}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {remarks.length > shown ? (
            <p className="p-2 text-sm text-ink-muted">and {remarks.length - shown} more</p>
          ) : null}
        </section>
      ) : null}
    </>
  );
}
