'use client';

import clsx from 'clsx';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import type { DataTableColumn } from './data-table-column.ts';
import { DataTableHead } from './data-table-head.tsx';
import { nextSort, type Sort, sortRows } from './sort-rows.ts';

export interface DataTableProps<Row> {
  /** Read out, not shown. */
  caption: string;
  columns: readonly DataTableColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  selectedKey?: string;
  /** Enter or a press on a row. */
  onOpen?: (row: Row) => void;
  /** Sorted here unless `onSortChange` is given: then the server sorts, and `sort` says how. */
  sort?: Sort;
  onSortChange?: (sort: Sort) => void;
  empty?: ReactNode;
  className?: string;
}

/** Up, down, j and k, Home and End move along the rows; only one row is a tab stop. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, selectedKey, onOpen, onSortChange, empty, className } =
    props;
  const [ownSort, setOwnSort] = useState(props.sort);
  const [stop, setStop] = useState(0);
  const body = useRef<HTMLTableSectionElement>(null);
  const sort = onSortChange ? props.sort : ownSort;
  const sortValue = columns.find((column) => column.id === sort?.columnId)?.sortValue;
  const shown =
    sort && sortValue && !onSortChange ? sortRows(rows, sortValue, sort.direction) : rows;
  const tabStop = Math.min(stop, shown.length - 1);

  const focusRow = (index: number) => {
    const row = body.current?.rows[Math.min(Math.max(index, 0), shown.length - 1)];
    row?.focus();
  };
  const onRowKey = (event: KeyboardEvent, row: Row, index: number) => {
    if (event.target !== event.currentTarget) return;
    const target = rowForKey(event.key, index, shown.length);
    if (target !== undefined) {
      event.preventDefault();
      focusRow(target);
    } else if (event.key === 'Enter') onOpen?.(row);
  };

  return (
    <div
      className={clsx(
        'min-w-0 overflow-auto rounded-card border border-line bg-surface',
        className,
      )}
    >
      <table className="w-full border-separate border-spacing-0 text-sm">
        <caption className="sr-only">{caption}</caption>
        <DataTableHead
          columns={columns}
          sort={sort}
          onSort={(columnId) => (onSortChange ?? setOwnSort)(nextSort(sort, columnId))}
        />
        <tbody ref={body}>
          {shown.map((row, index) => (
            <tr
              key={rowKey(row)}
              tabIndex={index === tabStop ? 0 : -1}
              aria-selected={selectedKey === undefined ? undefined : rowKey(row) === selectedKey}
              onFocus={() => setStop(index)}
              onClick={() => onOpen?.(row)}
              onKeyDown={(event) => onRowKey(event, row, index)}
              className={clsx(
                '-outline-offset-3 hover:bg-sunken aria-selected:bg-brand-soft',
                onOpen && 'cursor-pointer',
              )}
            >
              {columns.map((column) => (
                <td
                  key={column.id}
                  className={clsx(
                    'border-t border-line px-3 py-2.5 align-middle',
                    column.align === 'end' && 'text-right tabular-nums',
                    column.className,
                  )}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length === 0 ? empty : null}
    </div>
  );
}

function rowForKey(key: string, index: number, count: number): number | undefined {
  if (key === 'ArrowDown' || key === 'j') return index + 1;
  if (key === 'ArrowUp' || key === 'k') return index - 1;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return undefined;
}
