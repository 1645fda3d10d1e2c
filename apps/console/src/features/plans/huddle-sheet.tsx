'use client';

import type { ActionPlan, HospitalState, Recommendation, SurgeOutlook } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { Button, EmptyState, Skeleton } from '@pulse/ui';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCity } from '../city/city-context.tsx';
import { boardQuery } from '../hospitals/hospital-queries.ts';
import { tableClasses } from '../hospitals/hospital-section.tsx';
import { levelWords } from '../hospitals/words.ts';
import { surgeListQuery } from '../readiness/surge-queries.ts';
import { dayName, people } from '../readiness/surge-words.ts';
import { PageHead } from '../shell/page-head.tsx';
import { planQuery, recommendationsQuery } from './plan-queries.ts';
import {
  byOwner,
  describeShortage,
  groupShortages,
  hospitalName,
  ownerWords,
  rupees,
  stateWords,
} from './words.ts';

/** What fits on one page beside the table. */
const mostShortages = 6;
const mostPerOwner = 8;

/** One page for the morning huddle: how each house stands, what is coming, what is to be done. */
export function HuddleSheet() {
  const { city, locale, renderedAtMs } = useCity();
  const plan = useQuery(planQuery(browserClient, city.id)).data;
  const board = useQuery(boardQuery(browserClient, city.id)).data?.items;
  const surge = useQuery(surgeListQuery(browserClient, city.id)).data?.items ?? [];
  const open = useInfiniteQuery(recommendationsQuery(browserClient, city.id, {})).data;
  const items = open?.pages.flatMap((page) => page.items) ?? [];
  const when = new Intl.DateTimeFormat(locale, {
    timeZone: city.timeZone,
    dateStyle: 'full',
    timeStyle: 'short',
  }).format(renderedAtMs);
  if (!plan || !board) return <Skeleton className="m-6 h-96" />;
  return (
    <div className="mx-auto grid max-w-4xl gap-4 p-4 lg:p-6 print:max-w-none print:gap-2 print:p-0 print:text-[9pt] print:leading-tight">
      <PageHead
        title="Huddle sheet"
        description={`${city.name.en}, ${when}`}
        actions={
          <Button tap variant="primary" className="print:hidden" onClick={() => window.print()}>
            Print
          </Button>
        }
      />
      <Houses hospitals={board} outlooks={surge} />
      {plan.plan ? (
        <Actions plan={plan.plan} items={items} />
      ) : (
        <EmptyState title="No plan yet" description={plan.reason} />
      )}
    </div>
  );
}

function Houses({
  hospitals,
  outlooks,
}: {
  hospitals: readonly HospitalState[];
  outlooks: readonly SurgeOutlook[];
}) {
  const { locale } = useCity();
  const byId = new Map(outlooks.map((one) => [one.hospitalId, one]));
  return (
    <table className={`${tableClasses} print:[&_td]:py-0.5 print:[&_th]:py-0.5`}>
      <caption className="sr-only">Hospitals</caption>
      <thead>
        <tr>
          <th scope="col">Hospital</th>
          <th scope="col">Level</th>
          <th scope="col" className="text-right">
            Beds taken / staffed
          </th>
          <th scope="col" className="text-right">
            Arrivals today
          </th>
          <th scope="col" className="text-right">
            Tomorrow
          </th>
          <th scope="col" className="text-right">
            Free, 90 %
          </th>
        </tr>
      </thead>
      <tbody>
        {hospitals.map(({ id, name, level, occupancy, silence, capacitySource }) => {
          const outlook = byId.get(id);
          return (
            <tr key={id}>
              <th scope="row">
                {name}
                {silence.silent ? ' (silent)' : ''}
                {capacitySource === 'invented' ? ' (invented)' : ''}
              </th>
              <td>
                {level.level === null ? 'Unknown' : `${level.level} ${levelWords[level.level - 1]}`}
              </td>
              <td className="text-right tabular-nums">
                {occupancy.occupied ?? '–'} / {occupancy.staffed}
              </td>
              <td className="text-right tabular-nums">{span(outlook?.days[0], locale)}</td>
              <td className="text-right tabular-nums">{span(outlook?.days[1], locale)}</td>
              <td className="text-right tabular-nums">{outlook?.freeWith90 ?? '–'}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const span = (day: SurgeOutlook['days'][number] | undefined, locale: string): string =>
  day
    ? `${people(day.point, locale)} (${people(day.lower80, locale)}–${people(day.upper80, locale)})`
    : '–';

function Actions({ plan, items }: { plan: ActionPlan; items: readonly Recommendation[] }) {
  const { locale } = useCity();
  const groups = groupShortages(plan.shortages);
  const live = items.filter(({ state }) => ['open', 'accepted', 'changed'].includes(state));
  return (
    <>
      <section aria-label="Missing" className="text-sm print:text-[9pt]">
        <h2 className="font-semibold">
          {plan.feasible
            ? 'Nothing stays missing, even in the worst of ten cases'
            : 'Stays missing in the worst of ten cases'}
        </h2>
        <ul>
          {groups.slice(0, mostShortages).map(({ worst, days }) => (
            <li key={`${worst.hospital.id} ${worst.department} ${worst.skill} ${worst.shift}`}>
              Up to {describeShortage(worst, locale)}: worst {dayName(worst.day, locale)}
              {days.length > 1 ? `, on ${days.length} days` : ''}
            </li>
          ))}
          {groups.length > mostShortages ? <li>and {groups.length - mostShortages} more</li> : null}
        </ul>
      </section>
      {byOwner(live).map(({ owner, items: group }) => (
        <section key={owner} aria-label={ownerWords[owner]} className="text-sm print:text-[9pt]">
          <h2 className="font-semibold">{ownerWords[owner]}</h2>
          <ul>
            {group.slice(0, mostPerOwner).map((item) => (
              <li key={item.id} className="flex gap-2 border-t border-line py-1 print:py-0.5">
                <span aria-hidden>{item.state === 'open' ? '☐' : '☑'}</span>
                <span className="flex-1">
                  {item.title}, {hospitalName(item.hospital)}
                  {item.days[0] ? `, ${dayName(item.days[0].day, locale)}` : ''}
                </span>
                <span className="tabular-nums">{rupees(item.cost, locale)}</span>
                <span className="w-28">{stateWords[item.state]}</span>
              </li>
            ))}
            {group.length > mostPerOwner ? <li>and {group.length - mostPerOwner} more</li> : null}
          </ul>
        </section>
      ))}
    </>
  );
}
