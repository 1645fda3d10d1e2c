import { createHash } from 'node:crypto';
import type { SurgeUnit } from '@pulse/contract';
import type { StoredSeries } from './features/read-surge-series.ts';
import type { KnownDays } from './queries.ts';
import { learnPartShares } from './surge/day-parts.ts';
import type { SeriesFit } from './surge/series-fit.ts';
import type { UsualDays } from './usual-days.ts';

/** What was learnt of a series, as `surge_heads` keeps it. */
export interface StoredFit {
  readonly known: KnownDays;
  readonly fitted: SeriesFit;
  /** Of the hospital, or of all. */
  readonly usual: UsualDays;
  /** Tells whether past arrivals are still those that it was learnt from. */
  readonly learntFrom: string;
}

/** Of a hospital that never told when its patients come. */
export const usualParts = learnPartShares([]);

export interface KeptSeries {
  /** '' for the city. */
  readonly hospitalId: string;
  /** '' for the whole. */
  readonly unit: SurgeUnit | '';
  readonly fittedAt: Date;
  readonly fit: StoredFit;
}

/** The column is only ever written from what was learnt; undefined where nothing was. */
export const keptSeries = (row: {
  readonly hospitalId: string;
  readonly unit: string;
  readonly fittedAt: Date;
  readonly fit: unknown;
}): KeptSeries | undefined => {
  const { hospitalId, unit, fittedAt } = row;
  const fit = row.fit as Partial<StoredFit>;
  if (fit.fitted === undefined || fit.fitted.version !== 1) return undefined;
  return { hospitalId, unit: unit as SurgeUnit | '', fittedAt, fit: fit as StoredFit };
};

export const seriesKey = ({ hospitalId, unit }: { hospitalId: string; unit: string }): string =>
  `${hospitalId}|${unit}`;

/** Past arrivals as they are known now, by day; NaN, taken back, is not among them. */
export const knownArrivals = (
  { rows }: Pick<StoredSeries, 'rows'>,
  today: number,
): Map<number, number> => {
  const newest = new Map<number, { value: number; knownAtMs: number }>();
  for (const { input, day, value, knownAtMs } of rows) {
    if (input !== 'arrivals' || day >= today) continue;
    if ((newest.get(day)?.knownAtMs ?? Number.NEGATIVE_INFINITY) > knownAtMs) continue;
    newest.set(day, { value, knownAtMs });
  }
  return new Map(
    [...newest].flatMap(([day, { value }]): [number, number][] =>
      Number.isNaN(value) ? [] : [[day, value]],
    ),
  );
};

/**
 * Equal for equal past arrivals of the same day. A history of air or weather that came since makes it
 * another one too, by weeks: what one more day was like changes no effect.
 */
export const arrivalsMark = (
  { rows }: Pick<StoredSeries, 'rows'>,
  arrivals: ReadonlyMap<number, number>,
  today: number,
): string => {
  const hash = createHash('sha1').update(String(today));
  for (const wanted of ['air', 'temperatureMaxC'] as const) {
    const days = new Set(
      rows.flatMap(({ input, day }) => (input === wanted && day < today ? [day] : [])),
    );
    hash.update(`|${Math.round(days.size / 7)}`);
  }
  for (const [day, value] of [...arrivals].sort(([a], [b]) => a - b))
    hash.update(`|${day}:${value}`);
  return hash.digest('base64url');
};
