import type { IncidentSort } from '@pulse/contract';
import type { Sort } from '@pulse/ui';

const shown: Record<IncidentSort, Sort> = {
  newest: { columnId: 'created', direction: 'descending' },
  oldest: { columnId: 'created', direction: 'ascending' },
  severity: { columnId: 'severity', direction: 'descending' },
  updated: { columnId: 'updated', direction: 'descending' },
  due: { columnId: 'due', direction: 'ascending' },
};

/** How the header of the table shows the order of the API. */
export const sortShown = (sort: IncidentSort | undefined): Sort => shown[sort ?? 'newest'];

/** The order of the API for a pressed header; some columns have one direction only. */
export const sortOf = ({ columnId, direction }: Sort): IncidentSort => {
  if (columnId === 'severity') return 'severity';
  if (columnId === 'due') return 'due';
  // The table turns to ascending first; for a time people mean the newest.
  return direction === 'ascending' ? 'oldest' : 'newest';
};
