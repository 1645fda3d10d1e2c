import type { AccuracyDay } from '@pulse/contract';
import { Badge, Card, DataTable, type DataTableColumn } from '@pulse/ui';
import { useCity } from '../city/city-context.tsx';
import { dayName, people } from '../readiness/surge-words.ts';

/** Day by day: what was forecast, what came; sortable, so that the worst can come first. */
export function AccuracyDays({ days }: { days: readonly AccuracyDay[] }) {
  const { locale } = useCity();
  if (days.length === 0) return null;
  const amount = (value: number) => people(value, locale);
  const columns: DataTableColumn<AccuracyDay>[] = [
    {
      id: 'day',
      header: 'Day',
      cell: ({ day, special }) => (
        <>
          {dayName(day, locale)} {special ? <Badge tone="info">gathering or holiday</Badge> : null}
        </>
      ),
      sortValue: ({ day }) => day,
    },
    {
      id: 'forecast',
      header: 'Forecast',
      align: 'end',
      cell: ({ point, lower80, upper80 }) => (
        <>
          {amount(point)}
          <span className="block text-xs text-ink-muted">
            {amount(lower80)}–{amount(upper80)}
          </span>
        </>
      ),
      sortValue: ({ point }) => point,
    },
    {
      id: 'came',
      header: 'Came',
      align: 'end',
      cell: ({ actual }) => amount(actual),
      sortValue: ({ actual }) => actual,
    },
    {
      id: 'off',
      header: 'Off by',
      align: 'end',
      cell: ({ actual, point }) => amount(Math.abs(actual - point)),
      sortValue: ({ actual, point }) => -Math.abs(actual - point),
    },
    {
      id: 'naive',
      header: 'Naive off by',
      align: 'end',
      cell: ({ actual, naive }) => amount(Math.abs(actual - naive)),
      sortValue: ({ actual, naive }) => -Math.abs(actual - naive),
    },
    {
      id: 'band',
      header: '80 % band',
      cell: ({ actual, lower80, upper80 }) =>
        actual >= lower80 && actual <= upper80 ? (
          'held'
        ) : (
          <Badge tone="warning">{actual > upper80 ? 'more came' : 'fewer came'}</Badge>
        ),
      sortValue: ({ actual, lower80, upper80 }) => (actual >= lower80 && actual <= upper80 ? 1 : 0),
    },
  ];
  return (
    <Card as="section" aria-label="Day by day">
      <h2 className="mb-3 text-heading font-semibold">Day by day</h2>
      <DataTable
        caption="Forecast and what came, by day"
        columns={columns}
        rows={[...days].reverse()}
        rowKey={({ day }) => day}
      />
    </Card>
  );
}
