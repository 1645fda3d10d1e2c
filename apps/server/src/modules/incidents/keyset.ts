import type { IncidentSort } from '@pulse/contract';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { decodeCursor, encodeCursor } from '../../kernel/cursor.ts';
import { DomainError } from '../../kernel/errors.ts';

/**
 * How a list is ordered, and how it goes on after a row. The id comes last in every order, so that
 * rows with equal values have one order too; times go by microseconds, as the database keeps them.
 */
interface Order {
  readonly orderBy: RawBuilder<unknown>;
  /** The values that a cursor keeps of the row where a page ended. */
  readonly position: RawBuilder<readonly [number, number, string]>;
  readonly after: (first: number, second: number, id: string) => RawBuilder<SqlBool>;
}

const micros = (column: RawBuilder<unknown>) =>
  sql<number>`(extract(epoch FROM ${column}) * 1000000)::bigint`;
const time = (micro: number) =>
  sql<Date>`(timestamptz 'epoch' + ${micro}::bigint * interval '1 microsecond')`;

const byTime = (column: RawBuilder<unknown>, direction: 'asc' | 'desc'): Order => ({
  orderBy: sql`${column} ${sql.raw(direction)}, incidents.id ${sql.raw(direction)}`,
  position: sql`json_build_array(0, ${micros(column)}, incidents.id)`,
  after: (_, micro, id) =>
    sql<boolean>`(${column}, incidents.id) ${sql.raw(direction === 'asc' ? '>' : '<')} (${time(micro)}, ${id}::uuid)`,
});

const createdAt = sql`incidents.created_at`;

const orders: Readonly<Record<IncidentSort, Order>> = {
  newest: byTime(createdAt, 'desc'),
  oldest: byTime(createdAt, 'asc'),
  updated: byTime(sql`incidents.updated_at`, 'desc'),
  due: byTime(sql`incidents.due_at`, 'asc'),
  severity: {
    orderBy: sql`incidents.severity desc, incidents.created_at desc, incidents.id desc`,
    position: sql`json_build_array(incidents.severity, ${micros(createdAt)}, incidents.id)`,
    after: (severity, micro, id) =>
      sql<boolean>`(incidents.severity, incidents.created_at, incidents.id) < (${severity}::int, ${time(micro)}, ${id}::uuid)`,
  },
};

export const keysetOf = (sort: IncidentSort): Order => orders[sort];

export const cursorAfter = (
  sort: IncidentSort,
  position: readonly [number, number, string],
): string => encodeCursor([sort, ...position]);

/** @throws DomainError `validation_failed` for a cursor of another list or order */
export const afterCursor = (sort: IncidentSort, cursor: string): RawBuilder<SqlBool> => {
  const [madeFor, first, micro, id] = decodeCursor(cursor, 4);
  const isFit =
    madeFor === sort &&
    isCount(first) &&
    isCount(micro) &&
    typeof id === 'string' &&
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
  if (!isFit) throw foreignCursor();
  return orders[sort].after(first, micro, id);
};

/** Up to the year 2100 in microseconds; more would overflow a timestamp. */
const isCount = (part: unknown): part is number =>
  Number.isSafeInteger(part) && Number(part) >= 0 && Number(part) < 4.2e15;

const foreignCursor = () =>
  new DomainError('validation_failed', 'The cursor belongs to another list or order.', {
    remedy: 'Start again without a cursor when filters or order change.',
    errors: [{ path: 'query.cursor', message: 'is not a cursor of this list' }],
  });
