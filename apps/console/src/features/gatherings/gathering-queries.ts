import { type Call, GatheringKind, routes } from '@pulse/contract';
import { queryOptions } from '@tanstack/react-query';
import { addMonths, isMonth, type Month, monthStart } from './month.ts';

/** What the URL says: from which month, of which kind, with those called off, which one is open. */
export interface GatheringFilters {
  readonly month: Month;
  readonly kind?: GatheringKind | undefined;
  readonly cancelled: boolean;
  readonly open?: string | undefined;
}

export const monthsShown = 3;
const most = '200';
const suggestedDays = '365';

export const gatheringsQuery = (
  call: Call,
  { month, kind, cancelled }: Omit<GatheringFilters, 'open'>,
  city: { id: string; timeZone: string },
) =>
  queryOptions({
    queryKey: ['gatherings', city.id, month, kind ?? '', cancelled],
    queryFn: ({ signal }) =>
      call(routes.listGatherings, {
        query: {
          city: city.id,
          limit: most,
          from: monthStart(month, city.timeZone),
          to: monthStart(addMonths(month, monthsShown), city.timeZone),
          ...(kind ? { kind } : {}),
          ...(cancelled ? {} : { status: 'planned' }),
        },
        signal,
      }),
  });

export const gatheringQuery = (call: Call, id: string) =>
  queryOptions({
    queryKey: ['gatherings', 'one', id],
    queryFn: ({ signal }) => call(routes.getGathering, { params: { id }, signal }),
  });

export const suggestionsQuery = (call: Call, city: string) =>
  queryOptions({
    queryKey: ['gatherings', 'suggestions', city],
    queryFn: ({ signal }) =>
      call(routes.suggestGatherings, { query: { city, days: suggestedDays }, signal }),
  });

export const readGatheringFilters = (
  params: URLSearchParams,
  thisMonth: Month,
): GatheringFilters => {
  const month = params.get('month');
  const kind = GatheringKind.safeParse(params.get('kind'));
  return {
    month: isMonth(month) ? month : thisMonth,
    kind: kind.success ? kind.data : undefined,
    cancelled: params.get('cancelled') === '1',
    open: params.get('open') ?? undefined,
  };
};

export const gatheringsHref = (filters: GatheringFilters): string => {
  const { month, kind, cancelled, open } = filters;
  const params = new URLSearchParams({ month });
  if (kind) params.set('kind', kind);
  if (cancelled) params.set('cancelled', '1');
  if (open) params.set('open', open);
  return `/gatherings?${params}`;
};
