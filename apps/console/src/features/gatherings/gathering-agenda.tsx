'use client';

import type { Gathering } from '@pulse/contract';
import { Badge } from '@pulse/ui';
import clsx from 'clsx';
import type { KeyboardEvent } from 'react';
import { useCity } from '../city/city-context.tsx';
import type { AgendaDay, AgendaMonth } from './agenda.ts';
import { GatheringSpan } from './gathering-span.tsx';
import { monthName } from './month.ts';
import { aboutPatients, kindWords } from './words.ts';

export interface GatheringAgendaProps {
  months: readonly AgendaMonth[];
  onOpen: (gathering: Gathering) => void;
}

/** Months one below the other, each day with what takes place; the arrow keys go from one to the next. */
export function GatheringAgenda({ months, onOpen }: GatheringAgendaProps) {
  const { locale } = useCity();
  const isEmpty = months.every(({ days }) => days.length === 0);
  return (
    <section aria-label="Gatherings by month" onKeyDown={moveFocus} className="grid gap-6">
      {months.map(({ month, days }, index) => (
        <section key={month} aria-label={monthName(month, locale)}>
          <h2 className="mb-2 text-heading font-semibold">{monthName(month, locale)}</h2>
          {days.length === 0 ? (
            <p className="rounded-card border border-dashed border-line-strong px-4 py-3 text-sm text-ink-muted">
              {isEmpty && index === 0
                ? 'Nothing registered in these months. A coming holiday can be taken over with one press.'
                : 'Nothing registered'}
            </p>
          ) : (
            <ol className="divide-y divide-line overflow-clip rounded-card border border-line bg-surface">
              {days.map((day) => (
                <Day key={day.date} day={day} onOpen={onOpen} />
              ))}
            </ol>
          )}
        </section>
      ))}
    </section>
  );
}

interface DayProps {
  day: AgendaDay;
  onOpen: (gathering: Gathering) => void;
}

function Day({ day: { date, gatherings }, onOpen }: DayProps) {
  const { locale } = useCity();
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(
      Date.parse(`${date}T12:00:00Z`),
    );
  return (
    <li className="flex">
      <time
        dateTime={date}
        className="flex w-16 shrink-0 flex-col items-center border-r border-line bg-sunken py-3"
      >
        <span className="text-xs text-ink-muted">{part({ weekday: 'short' })}</span>
        <span className="text-title font-semibold tabular-nums">{part({ day: 'numeric' })}</span>
      </time>
      <ul className="min-w-0 flex-1 divide-y divide-line">
        {gatherings.map((gathering) => (
          <li key={gathering.id}>
            <Entry gathering={gathering} onOpen={onOpen} />
          </li>
        ))}
      </ul>
    </li>
  );
}

function Entry({ gathering, onOpen }: { gathering: Gathering } & Pick<DayProps, 'onOpen'>) {
  const { locale } = useCity();
  const isOff = gathering.status === 'cancelled';
  const { alcohol, fireworks, seriesId, expected } = gathering;
  return (
    <button
      type="button"
      data-entry
      onClick={() => onOpen(gathering)}
      className="grid min-h-tap w-full cursor-pointer gap-0.5 px-4 py-3 text-left -outline-offset-3 hover:bg-sunken"
    >
      <span className="flex flex-wrap items-center gap-2">
        <span className={clsx('font-semibold', isOff && 'line-through')}>{gathering.name}</span>
        <Badge>{kindWords[gathering.kind]}</Badge>
        {isOff ? <Badge tone="danger">Called off</Badge> : null}
        {fireworks ? <Badge tone="warning">Fireworks</Badge> : null}
        {alcohol ? <Badge tone="warning">Alcohol</Badge> : null}
        {seriesId ? <Badge>Each year</Badge> : null}
      </span>
      <span className="text-sm text-ink-muted">
        <GatheringSpan {...gathering} /> · {gathering.area.name} ·{' '}
        {new Intl.NumberFormat(locale).format(gathering.expectedCrowd)} people
      </span>
      {isOff ? null : (
        <span className="text-sm">
          {aboutPatients(expected.presentations, locale)} to be treated,{' '}
          {aboutPatients(expected.transported, locale)} taken to a hospital
        </span>
      )}
    </button>
  );
}

/** Up and down, Home and End go from entry to entry; Tab works too. */
const moveFocus = (event: KeyboardEvent<HTMLElement>): void => {
  const entries = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-entry]')];
  const focused = document.activeElement;
  const at = focused instanceof HTMLElement ? entries.indexOf(focused) : -1;
  const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1 }[
    event.key
  ];
  if (at < 0 || target === undefined) return;
  event.preventDefault();
  entries[target]?.focus();
};
