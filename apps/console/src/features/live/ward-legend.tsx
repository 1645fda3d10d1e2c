'use client';

import Link from 'next/link';
import { useCity } from '../city/city-context.tsx';
import type { Measure, WardValue } from './measures.ts';

const mostListed = 8;

/** What the shades mean, and the darkest wards in words. */
export function WardLegend({
  values,
  measure,
}: {
  values: readonly WardValue[];
  measure: Measure;
}) {
  const { locale } = useCity();
  const number = new Intl.NumberFormat(locale, {
    maximumFractionDigits: measure.perTenThousand ? 1 : 0,
  });
  const most = values[0];
  if (!most || most.value === 0) {
    return <p className="text-xs text-ink-muted">No ward has any right now.</p>;
  }
  return (
    <>
      <div className="flex items-center gap-2 text-xs tabular-nums text-ink-muted">
        <span>0</span>
        <span
          aria-hidden="true"
          className="h-2.5 flex-1 rounded-full border border-line bg-linear-to-r from-map-land to-(--map-shade)"
        />
        <span>
          {number.format(most.value)} {measure.unit}
        </span>
      </div>
      <details className="text-sm">
        <summary className="min-h-8 cursor-pointer content-center text-xs font-semibold">
          Wards with most
        </summary>
        <ol className="mt-1 grid gap-0.5">
          {values.slice(0, mostListed).map((ward) => (
            <li key={ward.id}>
              <Link
                href={`/incidents?area=${encodeURIComponent(ward.id)}&status=${measure.status}`}
                className="flex min-h-8 items-center justify-between gap-3 rounded-md px-1 text-xs hover:bg-sunken"
              >
                <span className="truncate">{ward.name}</span>
                <span className="tabular-nums text-ink-muted">{number.format(ward.value)}</span>
              </Link>
            </li>
          ))}
        </ol>
      </details>
    </>
  );
}
