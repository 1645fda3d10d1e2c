import type { ReactNode } from 'react';
import type { SortValue } from './sort-rows.ts';

export interface DataTableColumn<Row> {
  id: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Makes the column sortable. */
  sortValue?: (row: Row) => SortValue;
  align?: 'start' | 'end';
  className?: string;
}
