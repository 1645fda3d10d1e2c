import { type Call, routes, SurgeUnit } from '@pulse/contract';
import { queryOptions } from '@tanstack/react-query';

export interface AccuracyFilters {
  readonly hospital: string | undefined;
  readonly unit: SurgeUnit | undefined;
  readonly horizon: number;
  readonly days: number;
}

export const horizons = [1, 3, 7, 14] as const;
export const spans = [30, 90, 365] as const;

export const accuracyQuery = (call: Call, city: string, filters: AccuracyFilters) =>
  queryOptions({
    queryKey: ['surge', 'accuracy', city, filters],
    queryFn: ({ signal }) =>
      call(routes.surgeAccuracy, {
        query: {
          city,
          horizon: String(filters.horizon),
          days: String(filters.days),
          ...(filters.hospital ? { hospital: filters.hospital } : {}),
          ...(filters.unit ? { unit: filters.unit } : {}),
        },
        signal,
      }),
  });

export const readAccuracyFilters = (params: URLSearchParams): AccuracyFilters => {
  const unit = SurgeUnit.safeParse(params.get('unit'));
  return {
    hospital: params.get('hospital') ?? undefined,
    unit: unit.success ? unit.data : undefined,
    horizon: horizons.find((one) => String(one) === params.get('horizon')) ?? 1,
    days: spans.find((one) => String(one) === params.get('days')) ?? 30,
  };
};

export const accuracyHref = ({ hospital, unit, horizon, days }: AccuracyFilters): string => {
  const params = new URLSearchParams();
  if (hospital) params.set('hospital', hospital);
  if (unit) params.set('unit', unit);
  if (horizon !== 1) params.set('horizon', String(horizon));
  if (days !== 30) params.set('days', String(days));
  const text = params.toString();
  return text === '' ? '/accuracy' : `/accuracy?${text}`;
};
