import { type Call, PredictionKind, PredictionLevel, routes } from '@pulse/contract';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

/** What the URL says: which kind is listed, what is left out, whose detail is open. */
export interface OutlookFilters {
  kind: PredictionKind;
  zone?: string;
  level?: PredictionLevel;
  area?: string;
}

const pageSize = '50';
/** Forecasts change when a step is over; this is how soon a screen hears of it. */
const refetchMs = 60_000;

export const outlookQuery = (
  call: Call,
  { kind, zone, level }: Omit<OutlookFilters, 'area'>,
  city: string,
) =>
  infiniteQueryOptions({
    queryKey: ['predictions', city, kind, zone ?? '', level ?? ''],
    queryFn: ({ pageParam, signal }) =>
      call(routes.listPredictions, {
        query: {
          city,
          kind,
          limit: pageSize,
          ...(zone ? { zone } : {}),
          ...(level ? { level } : {}),
          ...(pageParam ? { cursor: pageParam } : {}),
        },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: refetchMs,
  });

/** The worst ward of each kind. */
export const worstQuery = (call: Call, city: string) =>
  queryOptions({
    queryKey: ['predictions-worst', city],
    queryFn: async ({ signal }) => {
      const lists = await Promise.all(
        PredictionKind.options.map((kind) =>
          call(routes.listPredictions, { query: { city, kind, limit: '1' }, signal }),
        ),
      );
      return lists.flatMap(({ items }) => items);
    },
    refetchInterval: refetchMs,
  });

const detailRoutes = {
  traffic: routes.predictTraffic,
  flooding: routes.predictFlooding,
  aqi: routes.predictAqi,
} as const;

export const detailQuery = (call: Call, kind: PredictionKind, area: string) =>
  queryOptions({
    queryKey: ['prediction', kind, area],
    queryFn: ({ signal }) => call(detailRoutes[kind], { query: { area }, signal }),
    refetchInterval: refetchMs,
  });

export const readOutlookFilters = (params: URLSearchParams): OutlookFilters => {
  const kind = PredictionKind.safeParse(params.get('kind'));
  const level = PredictionLevel.safeParse(params.get('level'));
  const text = (name: string) => params.get(name)?.trim() || undefined;
  return {
    kind: kind.success ? kind.data : 'traffic',
    zone: text('zone'),
    level: level.success ? level.data : undefined,
    area: text('area'),
  };
};

export const outlookHref = (filters: OutlookFilters): string => {
  const params = new URLSearchParams({ kind: filters.kind });
  for (const name of ['zone', 'level', 'area'] as const) {
    const value = filters[name];
    if (value) params.set(name, value);
  }
  return `/outlook?${params}`;
};
