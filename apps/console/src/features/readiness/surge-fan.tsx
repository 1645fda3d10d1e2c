'use client';

import type { SurgeDay, SurgeSeries } from '@pulse/contract';
import { ForecastChart, Waterfall } from '@pulse/ui';
import { useState } from 'react';
import { useCity } from '../city/city-context.tsx';
import { When } from '../city/when.tsx';
import { dayAt, dayName, describeRecord, driverWords, partWords, people } from './surge-words.ts';

/** Less than this many people is not worth a bar. */
const leastAmount = 0.05;

/** Arrivals day by day with their bands; what moves the day that is looked at; its parts. */
export function SurgeFan({ series }: { series: SurgeSeries }) {
  const { locale } = useCity();
  const [place, setPlace] = useState(() => peakOf(series.days));
  const day = series.days[place];
  if (!day) return null;
  const amount = (value: number) => people(value, locale);
  return (
    <div className="grid items-start gap-x-8 gap-y-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <ForecastChart
        label="Arrivals expected each day, with the bands that hold four and nineteen times in five and twenty"
        recent={[]}
        steps={series.days.map((one) => ({
          at: dayAt(one.day),
          point: one.point,
          lower: one.lower80,
          upper: one.upper80,
          outer: { lower: one.lower95, upper: one.upper95 },
        }))}
        first={place}
        onChoose={setPlace}
        levels={[{ value: day.base, name: 'usual' }]}
        top={day.base}
        formatTime={(at) => dayName(new Date(at).toISOString().slice(0, 10), locale)}
        formatValue={amount}
        describe={({ at, point, lower, upper }) =>
          `${dayName(new Date(at).toISOString().slice(0, 10), locale)}: ${amount(point)} arrivals (80 %: ${amount(lower)} to ${amount(upper)})`
        }
        nowLabel="today"
      />
      <div className="grid gap-4">
        <section className="grid gap-1.5" aria-label="What moves this day">
          <h3 className="text-sm font-semibold">What moves {dayName(day.day, locale)}</h3>
          <Waterfall
            label={`From a usual day to ${dayName(day.day, locale)}`}
            base={{ name: 'Usual day', value: day.base }}
            parts={day.drivers
              .filter(({ amount: value }) => Math.abs(value) >= leastAmount)
              .map(({ group, amount: value }) => ({ name: driverWords[group], amount: value }))}
            total={{ name: 'Expected', value: day.point }}
            formatValue={amount}
          />
        </section>
        {day.parts.length > 0 ? (
          <section className="grid gap-1.5 text-sm" aria-label="Parts of the day">
            <h3 className="font-semibold">When they come</h3>
            <ul className="grid gap-x-6 gap-y-0.5 sm:grid-cols-2 lg:grid-cols-1">
              {day.parts.map(({ part, point, lower80, upper80 }) => (
                <li key={part} className="flex justify-between gap-2">
                  <span className="text-ink-muted">{partWords[part]}</span>
                  <span className="tabular-nums">
                    {amount(point)}{' '}
                    <span className="text-xs text-ink-muted">
                      {amount(lower80)}–{amount(upper80)}
                    </span>
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
      <p className="text-xs text-ink-muted lg:col-span-2">
        {series.record ? `Lately ${describeRecord(series.record, locale)}. ` : 'No record yet. '}
        Learnt from {series.daysKnown} days
        {series.lastKnownDay === null ? '' : ` until ${dayName(series.lastKnownDay, locale)}`};{' '}
        {series.modelVersion}, <When at={series.madeAt} />
      </p>
    </div>
  );
}

/** The day that is furthest above a usual one. */
const peakOf = (days: readonly SurgeDay[]): number => {
  let best = 0;
  days.forEach((one, i) => {
    const top = days[best];
    if (top && one.point - one.base > top.point - top.base) best = i;
  });
  return best;
};
