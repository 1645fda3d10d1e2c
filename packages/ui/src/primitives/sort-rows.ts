export type SortValue = string | number | null | undefined;
export interface Sort {
  columnId: string;
  direction: 'ascending' | 'descending';
}

/** A sorted copy; what has no value stands last in both directions. */
export function sortRows<Row>(
  rows: readonly Row[],
  sortValue: (row: Row) => SortValue,
  direction: Sort['direction'],
): Row[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return [...rows].sort((left, right) => {
    const a = sortValue(left);
    const b = sortValue(right);
    if (a === null || a === undefined) return b === null || b === undefined ? 0 : 1;
    if (b === null || b === undefined) return -1;
    if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
    return sign * String(a).localeCompare(String(b), undefined, { numeric: true });
  });
}

/** The next state of a column header that was pressed. */
export function nextSort(current: Sort | undefined, columnId: string): Sort {
  const turns = current?.columnId === columnId && current.direction === 'ascending';
  return { columnId, direction: turns ? 'descending' : 'ascending' };
}
