import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { type Filters, filtersHref } from './filters.ts';

export type NavigateFilters = (change: Partial<Filters>) => void;

/** Changes filters by changing the address; the list stays on the screen until the next is here. */
export const useNavigateFilters = (filters: Filters) => {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const navigate: NavigateFilters = (change) =>
    startTransition(() => router.push(filtersHref(filters, change), { scroll: false }));
  return { navigate, isPending };
};
