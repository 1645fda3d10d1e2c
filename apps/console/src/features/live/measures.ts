import type { Area, IncidentCounts } from '@pulse/contract';

export const measureIds = ['open', 'waiting', 'active', 'per10k'] as const;
export type MeasureId = (typeof measureIds)[number];

export interface Measure {
  label: string;
  unit: string;
  /** Statuses that count. */
  status: string;
  staffOnly: boolean;
  perTenThousand: boolean;
}

export const measures: Record<MeasureId, Measure> = {
  open: {
    label: 'Open incidents',
    unit: 'open',
    status: 'reported,active',
    staffOnly: false,
    perTenThousand: false,
  },
  waiting: {
    label: 'Waiting for approval',
    unit: 'waiting',
    status: 'reported',
    staffOnly: true,
    perTenThousand: false,
  },
  active: {
    label: 'Active incidents',
    unit: 'active',
    status: 'active',
    staffOnly: true,
    perTenThousand: false,
  },
  per10k: {
    label: 'Open per 10,000',
    unit: 'per 10,000 people',
    status: 'reported,active',
    staffOnly: false,
    perTenThousand: true,
  },
};

export const readMeasure = (text: string | null | undefined): MeasureId =>
  measureIds.find((id) => id === text) ?? 'open';

export interface WardValue {
  id: string;
  name: string;
  value: number;
}

/** Values per ward, the largest first; wards without people have no rate. */
export const wardValues = (
  areas: readonly Area[],
  counts: IncidentCounts,
  measure: Measure,
): WardValue[] =>
  areas
    .flatMap(({ id, name, population }) => {
      const count = counts.byArea[id] ?? 0;
      if (!measure.perTenThousand) return [{ id, name, value: count }];
      return population ? [{ id, name, value: (count * 10_000) / population }] : [];
    })
    .sort((a, b) => b.value - a.value);

/** 0..1 for the map: the ward with most is the darkest. */
export const wardShade = (values: readonly WardValue[]): Record<string, number> => {
  const most = values[0]?.value ?? 0;
  if (most === 0) return {};
  return Object.fromEntries(values.map(({ id, value }) => [id, value / most]));
};
