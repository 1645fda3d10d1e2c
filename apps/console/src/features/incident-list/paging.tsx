import { buttonClasses } from '@pulse/ui';
import Link from 'next/link';
import { type IncidentQuery, writeIncidentQuery } from '../incidents/incident-query.ts';

export interface PagingProps {
  query: IncidentQuery;
  nextCursor: string | null;
}

/** The page before is one step back in the browser. */
export function Paging({ query, nextCursor }: PagingProps) {
  const { cursor, ...first } = query;
  if (!cursor && !nextCursor) return null;
  return (
    <nav aria-label="Pages" className="mt-4 flex justify-between gap-3">
      {cursor ? (
        <Link href={`/incidents${writeIncidentQuery(first)}`} className={buttonClasses({})}>
          First page
        </Link>
      ) : (
        <span />
      )}
      {nextCursor ? (
        <Link
          href={`/incidents${writeIncidentQuery({ ...query, cursor: nextCursor })}`}
          className={buttonClasses({})}
        >
          Next page
        </Link>
      ) : (
        <p className="content-center text-sm text-ink-muted">This is the last page</p>
      )}
    </nav>
  );
}
