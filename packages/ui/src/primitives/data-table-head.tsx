import clsx from 'clsx';
import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import ChevronsUpDown from 'lucide-react/icons/chevrons-up-down';
import type { DataTableColumn } from './data-table-column.ts';
import type { Sort } from './sort-rows.ts';

interface DataTableHeadProps<Row> {
  columns: readonly DataTableColumn<Row>[];
  sort: Sort | undefined;
  onSort: (columnId: string) => void;
}

export function DataTableHead<Row>({ columns, sort, onSort }: DataTableHeadProps<Row>) {
  return (
    <thead>
      <tr>
        {columns.map((column) => {
          const direction = sort?.columnId === column.id ? sort.direction : undefined;
          return (
            <th
              key={column.id}
              scope="col"
              aria-sort={column.sortValue ? (direction ?? 'none') : undefined}
              className={clsx(
                'sticky top-0 z-1 bg-sunken px-3 text-xs font-semibold text-ink-muted',
                column.align === 'end' ? 'text-right' : 'text-left',
              )}
            >
              {column.sortValue ? (
                <button
                  type="button"
                  onClick={() => onSort(column.id)}
                  className="inline-flex min-h-10 cursor-pointer items-center gap-1 hover:text-ink"
                >
                  {column.header}
                  <SortIcon direction={direction} />
                </button>
              ) : (
                <span className="inline-flex min-h-10 items-center">{column.header}</span>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function SortIcon({ direction }: { direction: Sort['direction'] | undefined }) {
  if (direction === 'ascending') return <ArrowUp aria-hidden size={14} />;
  if (direction === 'descending') return <ArrowDown aria-hidden size={14} />;
  return <ChevronsUpDown aria-hidden size={14} className="opacity-50" />;
}
