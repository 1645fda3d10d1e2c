import type { Prediction } from '@pulse/contract';
import { DataTable, type DataTableColumn, EmptyState } from '@pulse/ui';
import { useCity } from '../city/city-context.tsx';
import { LevelBadge } from './level-badge.tsx';
import { describeSkill, formatAmount, formatTarget } from './words.ts';

export interface PredictionTableProps {
  predictions: readonly Prediction[];
  selectedArea: string | undefined;
  onOpen: (prediction: Prediction) => void;
}

export function PredictionTable({ predictions, selectedArea, onOpen }: PredictionTableProps) {
  const { city, locale } = useCity();
  const columns: DataTableColumn<Prediction>[] = [
    {
      id: 'ward',
      header: 'Ward',
      cell: ({ area }) => area.name,
      sortValue: ({ area }) => area.name,
    },
    {
      id: 'now',
      header: 'Now',
      align: 'end',
      cell: (row) => (row.now ? formatAmount(row, row.now.value, locale) : '–'),
      sortValue: ({ now }) => now?.value ?? -1,
    },
    {
      id: 'peak',
      header: 'Worst in 24 h',
      align: 'end',
      cell: (row) => (
        <>
          {formatAmount(row, row.peak.point, locale)}
          <span className="block text-xs text-ink-muted">
            {formatAmount(row, row.peak.lower80, locale)} –{' '}
            {formatAmount(row, row.peak.upper80, locale)}
          </span>
        </>
      ),
      sortValue: ({ peak }) => peak.point,
    },
    {
      id: 'when',
      header: 'When',
      cell: (row) => formatTarget(row, row.peak.targetAt, locale, city.timeZone),
      sortValue: ({ peak }) => peak.targetAt,
    },
    {
      id: 'level',
      header: 'Level',
      cell: ({ peak }) => <LevelBadge level={peak.level} />,
    },
    {
      id: 'skill',
      header: 'Lately',
      cell: (row) => describeSkill(row) ?? 'no record yet',
      className: 'text-ink-muted',
    },
  ];
  return (
    <DataTable
      caption="Forecasts by ward, the worst first"
      columns={columns}
      rows={predictions}
      rowKey={({ area }) => area.id}
      selectedKey={selectedArea}
      onOpen={onOpen}
      empty={
        <EmptyState
          title="No forecast under these filters"
          description="Take a filter away. A new city has forecasts a few minutes after its first measurements."
        />
      }
    />
  );
}
