'use client';

import { type Gathering, GatheringKind } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { Button, Chip, Select, Skeleton } from '@pulse/ui';
import { useQuery } from '@tanstack/react-query';
import CalendarPlus from 'lucide-react/icons/calendar-plus';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { useCity } from '../city/city-context.tsx';
import { wallTime } from '../city/wall-time.ts';
import { QueryError } from '../queries/query-error.tsx';
import { PageHead } from '../shell/page-head.tsx';
import { plans } from '../viewer/permissions.ts';
import { useViewer } from '../viewer/viewer-context.tsx';
import { agendaOf } from './agenda.ts';
import { CancelDialog } from './cancel-dialog.tsx';
import { GatheringAgenda } from './gathering-agenda.tsx';
import { GatheringDialog } from './gathering-dialog.tsx';
import { GatheringDrawer } from './gathering-drawer.tsx';
import {
  emptyForm,
  formOfGathering,
  formOfSuggestion,
  type GatheringForm,
} from './gathering-form.ts';
import {
  type GatheringFilters,
  gatheringQuery,
  gatheringsHref,
  gatheringsQuery,
  monthsShown,
  readGatheringFilters,
} from './gathering-queries.ts';
import { HolidaySuggestions } from './holiday-suggestions.tsx';
import { monthOf } from './month.ts';
import { MonthSteps } from './month-steps.tsx';
import { kindWords } from './words.ts';

/** The dialog over the page, if one is open. */
type Doing =
  | { what: 'save'; gathering: Gathering | null; start: GatheringForm }
  | { what: 'cancel'; gathering: Gathering }
  | null;

/** Festivals and crowds ahead: an agenda by month, and the holidays that wait to be taken over. */
export function GatheringsScreen() {
  const { city, areaName, renderedAtMs } = useCity();
  const mayWrite = plans(useViewer());
  const thisMonth = monthOf(renderedAtMs, city.timeZone);
  const filters = readGatheringFilters(
    new URLSearchParams(useSearchParams().toString()),
    thisMonth,
  );
  const list = useQuery(gatheringsQuery(browserClient, filters, city));
  const one = useQuery({
    ...gatheringQuery(browserClient, filters.open ?? ''),
    enabled: filters.open !== undefined,
  });
  const [doing, setDoing] = useState<Doing>(null);
  const go = (change: Partial<GatheringFilters>) =>
    window.history.replaceState(null, '', gatheringsHref({ ...filters, ...change }));
  const items = list.data?.items;
  const open = filters.open
    ? (items?.find(({ id }) => id === filters.open) ?? one.data)
    : undefined;
  const today = wallTime(renderedAtMs, city.timeZone).slice(0, 10);
  const showSaved = (saved: Gathering) => {
    setDoing(null);
    go({ month: monthOf(Date.parse(saved.startsAt), city.timeZone), open: saved.id });
  };
  return (
    <div className="p-4 lg:p-6">
      <PageHead
        title="Gatherings"
        description="Festivals and crowds that the hospitals must be ready for"
        actions={
          mayWrite ? (
            <Button
              variant="primary"
              tap
              icon={<CalendarPlus aria-hidden size={18} />}
              onClick={() => setDoing({ what: 'save', gathering: null, start: emptyForm(today) })}
            >
              Register a gathering
            </Button>
          ) : undefined
        }
      />
      <div className="mb-4 flex flex-wrap items-end gap-x-4 gap-y-2">
        <MonthSteps month={filters.month} thisMonth={thisMonth} onGo={(month) => go({ month })} />
        <Select
          label="Kind"
          value={filters.kind ?? ''}
          placeholder="All kinds"
          options={GatheringKind.options.map((kind) => ({ value: kind, label: kindWords[kind] }))}
          onChange={(event) => {
            const kind = GatheringKind.safeParse(event.target.value);
            go({ kind: kind.success ? kind.data : undefined });
          }}
        />
        <Chip selected={filters.cancelled} onClick={() => go({ cancelled: !filters.cancelled })}>
          Also those called off
        </Chip>
      </div>
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
        {list.error && !items ? (
          <QueryError error={list.error} onRetry={() => void list.refetch()} />
        ) : items ? (
          <GatheringAgenda
            months={agendaOf(items, filters.month, monthsShown, city.timeZone)}
            onOpen={({ id }) => go({ open: id })}
          />
        ) : (
          <AgendaSkeleton />
        )}
        <HolidaySuggestions
          onTake={(suggestion) =>
            setDoing({
              what: 'save',
              gathering: null,
              start: formOfSuggestion(suggestion, areaName),
            })
          }
        />
      </div>
      {open && !doing ? (
        <GatheringDrawer
          gathering={open}
          onChange={() =>
            setDoing({
              what: 'save',
              gathering: open,
              start: formOfGathering(open, city.timeZone),
            })
          }
          onCancel={() => setDoing({ what: 'cancel', gathering: open })}
          onClose={() => go({ open: undefined })}
        />
      ) : null}
      {doing?.what === 'save' ? (
        <GatheringDialog
          gathering={doing.gathering}
          start={doing.start}
          onSaved={showSaved}
          onClose={() => setDoing(null)}
        />
      ) : null}
      {doing?.what === 'cancel' ? (
        <CancelDialog gathering={doing.gathering} onClose={() => setDoing(null)} />
      ) : null}
    </div>
  );
}

function AgendaSkeleton() {
  return (
    <div role="status" aria-label="Loading the gatherings" className="grid gap-3">
      <Skeleton className="h-6 w-40" />
      <Skeleton className="h-20" />
      <Skeleton className="h-20" />
      <Skeleton className="h-6 w-40" />
      <Skeleton className="h-20" />
    </div>
  );
}
