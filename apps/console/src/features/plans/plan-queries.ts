import { type Call, RecommendationKind, RecommendationState, routes } from '@pulse/contract';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

/** What the URL says: which recommendations are shown. */
export interface PlanFilters {
  readonly state?: RecommendationState | undefined;
  readonly kind?: RecommendationKind | undefined;
  readonly hospital?: string | undefined;
}

/** Sockets tell of what is new; this is for when they are away. */
const refetchMs = 60_000;
const perPage = '100';

export const planQuery = (call: Call, city: string) =>
  queryOptions({
    queryKey: ['plan', city],
    queryFn: ({ signal }) => call(routes.currentPlan, { query: { city }, signal }),
    refetchInterval: refetchMs,
  });

export const recommendationsQuery = (call: Call, city: string, filters: PlanFilters) =>
  infiniteQueryOptions({
    queryKey: ['recommendations', city, filters],
    queryFn: ({ pageParam, signal }) =>
      call(routes.listRecommendations, {
        query: {
          city,
          limit: perPage,
          ...(filters.state ? { state: filters.state } : {}),
          ...(filters.kind ? { kind: filters.kind } : {}),
          ...(filters.hospital ? { hospital: filters.hospital } : {}),
          ...(pageParam ? { cursor: pageParam } : {}),
        },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    refetchInterval: refetchMs,
  });

/** How many recommendations wait at each hospital, by its id. */
export const waitingQuery = (call: Call, city: string) =>
  queryOptions({
    queryKey: ['recommendations', 'waiting', city],
    queryFn: async ({ signal }) => {
      const { items } = await call(routes.listRecommendations, {
        query: { city, state: 'open', limit: '200' },
        signal,
      });
      const waiting = new Map<string, number>();
      for (const { hospital } of items) {
        if (hospital?.id) waiting.set(hospital.id, (waiting.get(hospital.id) ?? 0) + 1);
      }
      return Object.fromEntries(waiting);
    },
    refetchInterval: refetchMs,
  });

export const decisionRecordQuery = (call: Call, city: string) =>
  queryOptions({
    queryKey: ['recommendations', 'record', city],
    queryFn: ({ signal }) => call(routes.decisionRecord, { query: { city }, signal }),
  });

export const readPlanFilters = (params: URLSearchParams): PlanFilters => {
  const state = RecommendationState.safeParse(params.get('state') ?? 'open');
  const kind = RecommendationKind.safeParse(params.get('kind'));
  return {
    state: state.success ? state.data : undefined,
    kind: kind.success ? kind.data : undefined,
    hospital: params.get('hospital') ?? undefined,
  };
};

export const planHref = ({ state, kind, hospital }: PlanFilters): string => {
  const params = new URLSearchParams();
  if (state !== 'open') params.set('state', state ?? 'all');
  if (kind) params.set('kind', kind);
  if (hospital) params.set('hospital', hospital);
  const text = params.toString();
  return text === '' ? '/plan' : `/plan?${text}`;
};
