import type { HospitalState, SurgeOutlook } from '@pulse/contract';
import { Badge, DataTable, type DataTableColumn, EmptyState } from '@pulse/ui';
import Link from 'next/link';
import { When } from '../city/when.tsx';
import { OutlookCell } from '../readiness/outlook-cell.tsx';
import { OccupancyBar } from './occupancy-bar.tsx';
import { OpelBadge } from './opel-badge.tsx';

const columnsWith = (
  outlooks: ReadonlyMap<string, SurgeOutlook>,
  waiting: Readonly<Record<string, number>>,
): DataTableColumn<HospitalState>[] => [
  {
    id: 'hospital',
    header: 'Hospital',
    cell: ({ name, area, capacitySource }) => (
      <>
        <span className="font-medium">{name}</span>
        <span className="block text-xs text-ink-muted">
          {area?.name}
          {capacitySource === 'invented' ? ' · invented capacity' : ''}
        </span>
      </>
    ),
    sortValue: ({ name }) => name,
    className: 'min-w-44',
  },
  {
    id: 'level',
    header: 'Level',
    cell: (row) => <OpelBadge state={row} />,
    sortValue: ({ level }) => level.level ?? 0,
  },
  {
    id: 'beds',
    header: 'Beds',
    cell: ({ occupancy }) => <OccupancyBar occupancy={occupancy} />,
    sortValue: ({ occupancy }) => occupancy.ofStaffed ?? -1,
  },
  {
    id: 'ahead',
    header: 'Next 72 h',
    cell: ({ id, occupancy }) => {
      const outlook = outlooks.get(id);
      return outlook ? <OutlookCell outlook={outlook} staffed={occupancy.staffed} /> : '–';
    },
    sortValue: ({ id }) => -(outlooks.get(id)?.freeWith90 ?? Number.POSITIVE_INFINITY),
  },
  {
    id: 'plan',
    header: 'Plan',
    cell: ({ id }) =>
      waiting[id] ? (
        <Link
          href={`/plan?hospital=${encodeURIComponent(id)}`}
          onClick={(event) => event.stopPropagation()}
          className="inline-flex min-h-6 items-center whitespace-nowrap text-brand-ink"
        >
          {waiting[id]} to decide
        </Link>
      ) : (
        '–'
      ),
    sortValue: ({ id }) => -(waiting[id] ?? 0),
  },
  {
    id: 'ed',
    header: 'In emergency',
    align: 'end',
    cell: ({ edPatients, edWaiting }) => (
      <>
        {edPatients ?? '–'}
        <span className="block text-xs text-ink-muted">{edWaiting ?? '–'} waiting</span>
      </>
    ),
    sortValue: ({ edPatients }) => edPatients ?? -1,
  },
  {
    id: 'nedocs',
    header: 'NEDOCS',
    align: 'end',
    cell: ({ nedocs }) => (nedocs.score === null ? '–' : Math.round(nedocs.score)),
    sortValue: ({ nedocs }) => nedocs.score ?? -1,
  },
  {
    id: 'oxygen',
    header: 'Oxygen',
    align: 'end',
    cell: ({ oxygenDaysLeft }) =>
      oxygenDaysLeft === null ? '–' : `${oxygenDaysLeft.toFixed(1)} days`,
    sortValue: ({ oxygenDaysLeft }) => oxygenDaysLeft ?? 999,
  },
  {
    id: 'heard',
    header: 'Last heard',
    cell: ({ observedAt, silence }) =>
      observedAt === null ? (
        <Badge tone="warning">Never</Badge>
      ) : silence.silent ? (
        <Badge tone="warning">
          Silent, <When at={observedAt} />
        </Badge>
      ) : (
        <When at={observedAt} />
      ),
    sortValue: ({ observedAt }) => observedAt ?? '',
  },
];

export interface BoardTableProps {
  hospitals: readonly HospitalState[];
  outlooks: readonly SurgeOutlook[];
  /** Recommendations to decide, by hospital. */
  waiting: Readonly<Record<string, number>>;
  onOpen: (hospital: HospitalState) => void;
}

export function BoardTable({ hospitals, outlooks, waiting, onOpen }: BoardTableProps) {
  const columns = columnsWith(new Map(outlooks.map((one) => [one.hospitalId, one])), waiting);
  return (
    <DataTable
      caption="Hospitals as they stand now, the fullest first"
      columns={columns}
      rows={hospitals}
      rowKey={({ id }) => id}
      onOpen={onOpen}
      empty={
        <EmptyState
          title="No hospital here"
          description="Either none fits the filter, or no hospital is yours yet: an administrator gives you yours under People."
        />
      }
    />
  );
}
