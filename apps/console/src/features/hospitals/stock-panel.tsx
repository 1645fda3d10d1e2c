import type { HospitalDetail } from '@pulse/contract';
import { Badge } from '@pulse/ui';
import { useCity } from '../city/city-context.tsx';
import { itemWord } from './figure-words.ts';
import { HospitalSection } from './hospital-section.tsx';
import { WideTable } from './wide-table.tsx';

const scarceDays = 2;

/** Oxygen and supplies: how much, for how many days, and from when to order. */
export function StockPanel({ hospital }: { hospital: HospitalDetail }) {
  const { locale } = useCity();
  const { oxygen, supplies, state, capacitySource } = hospital;
  const amount = (value: number) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(value);
  return (
    <HospitalSection title="Oxygen and supplies" source={capacitySource}>
      {oxygen ? (
        <div className="mb-4 flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <span className="text-figure font-semibold tabular-nums">
            {state.oxygenDaysLeft === null ? '–' : state.oxygenDaysLeft.toFixed(1)}
          </span>
          <span className="text-sm">days of oxygen</span>
          {state.oxygenDaysLeft !== null && state.oxygenDaysLeft < scarceDays ? (
            <Badge tone="danger">Order now</Badge>
          ) : null}
          <span className="basis-full text-sm text-ink-muted">
            {amount(state.oxygenLitres ?? oxygen.stockLitres)} of {amount(oxygen.capacityLitres)} L,{' '}
            {amount(oxygen.dailyUseLitres)} L used in a day
          </span>
        </div>
      ) : (
        <p className="mb-4 text-sm text-ink-muted">Nobody entered an oxygen store.</p>
      )}
      {supplies.length > 0 ? (
        <WideTable caption="Supplies">
          <thead>
            <tr>
              <th scope="col">Item</th>
              <th scope="col" className="text-right">
                Stock
              </th>
              <th scope="col" className="text-right">
                A day
              </th>
              <th scope="col" className="text-right">
                Days left
              </th>
              <th scope="col" className="text-right">
                Reorder at
              </th>
              <th scope="col">
                <span className="sr-only">State</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {supplies.map(({ item, stock, dailyUse, daysLeft, reorderLevel }) => (
              <tr key={item} className="[&_td]:tabular-nums">
                <th scope="row">{itemWord(item)}</th>
                <td className="text-right">{amount(stock)}</td>
                <td className="text-right">{amount(dailyUse)}</td>
                <td className="text-right">{daysLeft === null ? '–' : daysLeft.toFixed(1)}</td>
                <td className="text-right">{amount(reorderLevel)}</td>
                <td>{stock <= reorderLevel ? <Badge tone="warning">Reorder</Badge> : null}</td>
              </tr>
            ))}
          </tbody>
        </WideTable>
      ) : (
        <p className="text-sm text-ink-muted">No list of supplies is kept.</p>
      )}
    </HospitalSection>
  );
}
