import type { SurgeAccuracy, SurgeRecord } from '@pulse/contract';
import { Badge, Card } from '@pulse/ui';
import { useCity } from '../city/city-context.tsx';
import { tableClasses } from '../hospitals/hospital-section.tsx';
import { percent } from '../hospitals/words.ts';
import { dayName, people } from '../readiness/surge-words.ts';

interface Row {
  name: string;
  record: SurgeRecord;
}

/** Records beside each other: all days, special days apart, by days ahead, by hospital. */
export function RecordTable({ accuracy }: { accuracy: SurgeAccuracy }) {
  const { all, specialDays, otherDays, byHorizon, byHospital } = accuracy;
  const { locale } = useCity();
  const parts: Row[] = [
    ...(all ? [{ name: 'All days', record: all }] : []),
    ...(specialDays ? [{ name: 'Days with a gathering or holiday', record: specialDays }] : []),
    ...(otherDays ? [{ name: 'Other days', record: otherDays }] : []),
  ];
  const ahead = byHorizon.map(({ horizonDays, record }) => ({
    name: horizonDays === 1 ? '1 day ahead' : `${horizonDays} days ahead`,
    record,
  }));
  const houses = byHospital.map(({ hospital, record }) => ({ name: hospital.name, record }));
  return (
    <>
      {all ? (
        <p className="text-sm text-ink-muted">
          {dayName(all.from, locale)} to {dayName(all.to, locale)}.{' '}
          {all.basis === 'backtest'
            ? 'Tried afterwards on the past, each day from what was known then; forecasts that were really shown take their place as days pass.'
            : 'Forecasts as they were shown.'}
        </p>
      ) : null}
      <div className="grid items-start gap-4 2xl:grid-cols-2 *:min-w-0">
        <Records title="Kinds of days" rows={parts} />
        <Records title="By days ahead" rows={ahead} />
      </div>
      {houses.length > 0 ? <Records title="By hospital, the worst first" rows={houses} /> : null}
    </>
  );
}

function Records({ title, rows }: { title: string; rows: readonly Row[] }) {
  const { locale } = useCity();
  return (
    <Card as="section" aria-label={title}>
      <h2 className="text-heading font-semibold">{title}</h2>
      <div className="mt-3 overflow-x-auto">
        <table className={tableClasses}>
          <thead>
            <tr>
              <th scope="col">
                <span className="sr-only">Which</span>
              </th>
              <th scope="col" className="text-right">
                Off by, people
              </th>
              <th scope="col" className="text-right">
                Naive
              </th>
              <th scope="col">Against naive</th>
              <th scope="col" className="text-right">
                In the 80 % band
              </th>
              <th scope="col" className="text-right">
                95 %
              </th>
              <th scope="col" className="text-right">
                Forecasts
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, record }) => (
              <tr key={name}>
                <th scope="row" className="min-w-32">
                  {name}
                </th>
                <td className="text-right tabular-nums">{people(record.error, locale)}</td>
                <td className="text-right tabular-nums">{people(record.naiveError, locale)}</td>
                <td>
                  <Skill record={record} />
                </td>
                <td className="text-right tabular-nums">{percent(record.coverage80)}</td>
                <td className="text-right tabular-nums">{percent(record.coverage95)}</td>
                <td className="text-right tabular-nums">{record.n}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function Skill({ record }: { record: SurgeRecord }) {
  if (record.relativeError === null) return '–';
  const text = record.relativeError.toFixed(2);
  return record.relativeError < 1 ? (
    <Badge tone="success">{text}, better</Badge>
  ) : (
    <Badge tone="warning">{text}, not better</Badge>
  );
}
