'use client';

import { CategoryIcon, ChipLink } from '@pulse/ui';
import Search from 'lucide-react/icons/search';
import { useTranslations } from 'next-intl';
import { useCity } from '../city/city-provider.tsx';
import { FilterPanel } from './filter-panel.tsx';
import { type Filters, filterParams, filtersHref, type StatusChoice } from './filters.ts';
import type { NavigateFilters } from './use-navigate-filters.ts';
import { WardPill } from './ward-pill.tsx';

export interface FilterBarProps {
  filters: Filters;
  navigate: NavigateFilters;
}

/** Search, place and chips. All are links and forms; a script only makes them quicker. */
export function FilterBar({ filters, navigate }: FilterBarProps) {
  const t = useTranslations('filters');
  const { pack, categoryName } = useCity();
  const chip = (change: Partial<Filters>) => ({
    href: filtersHref(filters, change),
    onClick: (event: React.MouseEvent) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      navigate(change);
    },
  });
  const toggleStatus = (status: StatusChoice) =>
    chip({ status: filters.status === status ? 'open' : status });
  const toggleCategory = (id: string) =>
    chip({
      categories: filters.categories.includes(id)
        ? filters.categories.filter((other) => other !== id)
        : [...filters.categories, id],
    });
  // What is chosen comes first, where it can be seen and taken back.
  const categories = pack.categories.toSorted(
    (a, b) => Number(filters.categories.includes(b.id)) - Number(filters.categories.includes(a.id)),
  );

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2 py-2">
      <div className="flex gap-2 px-3">
        <search className="min-w-0 flex-1">
          <form
            action="/"
            className="relative"
            onSubmit={(event) => {
              event.preventDefault();
              navigate({ text: String(new FormData(event.currentTarget).get('q') ?? '').trim() });
            }}
          >
            <label htmlFor="q" className="sr-only">
              {t('search')}
            </label>
            <Search
              aria-hidden
              size={18}
              className="pointer-events-none absolute inset-y-0 left-3.5 my-auto text-ink-muted"
            />
            <input
              key={filters.text}
              id="q"
              name="q"
              type="search"
              enterKeyHint="search"
              defaultValue={filters.text}
              placeholder={t('searchHint')}
              className="min-h-tap w-full rounded-full border border-line-strong bg-raised pr-3 pl-10 text-base text-ink shadow-card placeholder:text-ink-faint"
            />
            {filterParams({ ...filters, text: '', cursor: undefined }).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
          </form>
        </search>
        <WardPill filters={filters} navigate={navigate} />
      </div>
      <div className="flex gap-2 pl-3 noscript:grid noscript:grid-cols-[minmax(0,1fr)]">
        <FilterPanel filters={filters} navigate={navigate} />
        <nav aria-label={t('quick')} className="scroll-row -my-1 min-w-0 flex-1 py-1 pr-3">
          {filters.bbox ? (
            <ChipLink selected {...chip({ bbox: undefined })}>
              {t('onTheMap')}
            </ChipLink>
          ) : null}
          <ChipLink selected={filters.status === 'resolved'} {...toggleStatus('resolved')}>
            {t('resolved')}
          </ChipLink>
          {categories.map(({ id, icon }) => (
            <ChipLink
              key={id}
              selected={filters.categories.includes(id)}
              icon={<CategoryIcon name={icon} sizePx={18} />}
              {...toggleCategory(id)}
            >
              {categoryName(id)}
            </ChipLink>
          ))}
        </nav>
      </div>
    </div>
  );
}
