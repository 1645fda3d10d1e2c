'use client';

import type { WhatIfChanges } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { Button, Skeleton, TextField } from '@pulse/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { useCity } from '../city/city-context.tsx';
import { boardQuery } from '../hospitals/hospital-queries.ts';
import { QueryError } from '../queries/query-error.tsx';
import { dayName } from '../readiness/surge-words.ts';
import { PageHead } from '../shell/page-head.tsx';
import { WhatIfAnswer } from './what-if-answer.tsx';
import { WhatIfFields } from './what-if-fields.tsx';
import { emptyWhatIf, readWhatIf, type WhatIfFaults, type WhatIfForm } from './what-if-form.ts';
import { whatIfQuery } from './what-if-query.ts';

const aDate = /^\d{4}-\d{2}-\d{2}$/;

/** How forecast and plan would be if something were otherwise, beside how they are. */
export function WhatIfScreen() {
  const { city, locale } = useCity();
  const params = useSearchParams();
  const from = aDate.test(params.get('from') ?? '') ? (params.get('from') ?? undefined) : undefined;
  const hospital = params.get('hospital') ?? undefined;
  const [form, setForm] = useState<WhatIfForm>(emptyWhatIf);
  const [faults, setFaults] = useState<WhatIfFaults>({});
  const [changes, setChanges] = useState<WhatIfChanges>({});
  const board = useQuery(boardQuery(browserClient, city.id)).data?.items ?? [];
  const answer = useQuery({
    ...whatIfQuery(browserClient, { city: city.id, from, hospital, changes }),
    placeholderData: keepPreviousData,
  });
  const ask = () => {
    const read = readWhatIf(form);
    setFaults(read.ok ? {} : read.faults);
    if (read.ok) setChanges(read.changes);
  };
  const go = (change: { from?: string; hospital?: string | undefined }) => {
    const next = new URLSearchParams();
    const first = change.from ?? from;
    const house = 'hospital' in change ? change.hospital : hospital;
    if (first) next.set('from', first);
    if (house) next.set('hospital', house);
    const text = next.toString();
    window.history.replaceState(null, '', text === '' ? '/what-if' : `/what-if?${text}`);
  };
  const festival = answer.data?.festival;
  return (
    <div className="grid gap-4 p-4 lg:p-6">
      <PageHead
        title={festival ? `What if: ${festival}` : 'What if'}
        description={
          answer.data
            ? `${dayName(answer.data.firstDay, locale)} to ${dayName(answer.data.lastDay, locale, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })}. Nothing here is kept or carried out`
            : 'Nothing here is kept or carried out'
        }
      />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          ask();
        }}
        className="grid gap-4 rounded-card border border-line bg-surface p-4"
      >
        <div className="flex flex-wrap items-end gap-3">
          <TextField
            label="First day"
            type="date"
            value={from ?? answer.data?.firstDay ?? ''}
            onChange={(event) => aDate.test(event.target.value) && go({ from: event.target.value })}
          />
        </div>
        <WhatIfFields
          form={form}
          faults={faults}
          hospitals={board}
          hospital={hospital}
          onHospital={(id) => go({ hospital: id })}
          onChange={(change) => setForm((old) => ({ ...old, ...change }))}
        />
        <div className="flex flex-wrap gap-2">
          <Button tap type="submit" variant="primary" busy={answer.isFetching}>
            Show what would be
          </Button>
          <Button
            tap
            onClick={() => {
              setForm(emptyWhatIf);
              setFaults({});
              setChanges({});
            }}
          >
            As it is
          </Button>
        </div>
      </form>
      <div aria-live="polite" aria-busy={answer.isFetching}>
        {answer.error ? (
          <QueryError error={answer.error} onRetry={() => void answer.refetch()} />
        ) : answer.data ? (
          <WhatIfAnswer
            answer={answer.data}
            isAsked={Object.keys(changes).length > 0}
            isOld={answer.isPlaceholderData}
          />
        ) : (
          <Skeleton className="h-96" />
        )}
      </div>
    </div>
  );
}
