import type { WhatIf, WhatIfSide } from '@pulse/contract';
import { Badge, Card, ForecastChart, Skeleton, Waterfall } from '@pulse/ui';
import { useCity } from '../city/city-context.tsx';
import { tableClasses } from '../hospitals/hospital-section.tsx';
import { levelWords } from '../hospitals/words.ts';
import {
  amountOf,
  describeShortage,
  groupShortages,
  kindWords,
  ownerWords,
  rupees,
} from '../plans/words.ts';
import { dayAt, dayName, driverWords, people } from '../readiness/surge-words.ts';

const shown = 6;

export interface WhatIfAnswerProps {
  answer: WhatIf;
  /** Something is to be otherwise. */
  isAsked: boolean;
  /** The answer to what was asked before, while the new one is reckoned. */
  isOld: boolean;
}

/** Both sides beside each other: arrivals, drivers, beds, plan. */
export function WhatIfAnswer({ answer, isAsked, isOld }: WhatIfAnswerProps) {
  const { today, changed, beyondHorizon, includesInvented, tookMs } = answer;
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center gap-2 text-sm">
        {beyondHorizon ? (
          <Badge tone="warning">
            <span title="These days lie beyond the two weeks that are forecast.">
              Far ahead: reckoned from usual days, with wider bands
            </span>
          </Badge>
        ) : null}
        {includesInvented ? <Badge tone="info">invented capacities</Badge> : null}
        <span className="text-ink-muted">Answered in {(tookMs / 1000).toFixed(1)} s</span>
      </div>
      <div className={isAsked ? 'grid items-start gap-4 lg:grid-cols-2' : 'grid gap-4'}>
        <Side title="As it is" side={today} top={topOf(today, changed)} />
        {isAsked && isOld ? <Skeleton className="h-full min-h-96" /> : null}
        {isAsked && !isOld ? (
          <Side title="As it would be" side={changed} top={topOf(today, changed)} />
        ) : null}
      </div>
      <Hospitals today={today} changed={isAsked && !isOld ? changed : undefined} />
    </div>
  );
}

const topOf = (...sides: readonly WhatIfSide[]): number =>
  Math.max(...sides.flatMap(({ total }) => total.map(({ upper80 }) => upper80)));

function Side({ title, side, top }: { title: string; side: WhatIfSide; top: number }) {
  const { locale } = useCity();
  const { total, plan } = side;
  const amount = (value: number) => people(value, locale);
  const when = (at: number) => dayName(new Date(at).toISOString().slice(0, 10), locale);
  const peak = total.reduce(
    (best, day, i) => (day.point > (total[best]?.point ?? 0) ? i : best),
    0,
  );
  return (
    <Card as="section" aria-label={title} className="grid gap-4">
      <h2 className="text-heading font-semibold">{title}</h2>
      <ForecastChart
        label={`${title}: arrivals of all hospitals shown`}
        recent={[]}
        steps={total.map((day) => ({
          at: dayAt(day.day),
          point: day.point,
          lower: day.lower80,
          upper: day.upper80,
        }))}
        first={peak}
        levels={[]}
        top={top}
        formatTime={when}
        formatValue={amount}
        describe={({ at, point, lower, upper }) =>
          `${when(at)}: ${amount(point)} arrivals (80 %: ${amount(lower)} to ${amount(upper)})`
        }
        nowLabel={total[0] ? dayName(total[0].day, locale) : ''}
      />
      <Drivers side={side} />
      <section aria-label={`Plan, ${title}`} className="grid gap-2 text-sm">
        <div className="flex flex-wrap items-center gap-2">
          <h3 className="font-semibold">Plan</h3>
          <Badge tone={plan.feasible ? 'success' : 'danger'}>
            {plan.feasible ? 'Holds in nine cases of ten' : 'Something stays missing'}
          </Badge>
          <span className="tabular-nums">{rupees(plan.cost, locale)}</span>
        </div>
        {plan.actions.length === 0 ? <p>Nothing needs to be done.</p> : null}
        <ul className="grid gap-0.5">
          {plan.actions.map((action) => (
            <li key={action.kind} className="flex justify-between gap-2">
              <span>{kindWords[action.kind]}</span>
              <span className="text-right tabular-nums">
                {action.cost === 0
                  ? action.count
                  : `${amountOf(action.amount, action.unit, locale)}, ${rupees(action.cost, locale)}`}
              </span>
            </li>
          ))}
        </ul>
        {plan.steps.length > 0 ? (
          <ol className="grid gap-1 border-t border-line pt-2">
            {plan.steps.slice(0, shown).map((step) => (
              <li key={`${step.title} ${step.hospital} ${step.day}`}>
                {step.title}
                <span className="block text-xs text-ink-muted">
                  {[step.hospital, dayName(step.day, locale), ownerWords[step.owner]]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ol>
        ) : null}
        {groupShortages(plan.shortages)
          .slice(0, shown)
          .map(({ worst, days }) => (
            <p
              key={`${worst.hospital.id} ${worst.constraint} ${worst.department} ${worst.skill} ${worst.item} ${worst.shift}`}
              className="text-danger-ink"
            >
              Missing: up to {describeShortage(worst, locale)}, worst {dayName(worst.day, locale)}
              {days.length > 1 ? `, on ${days.length} days` : ''}
            </p>
          ))}
        {plan.relief.slice(0, 3).map(({ text }) => (
          <p key={text}>{text}</p>
        ))}
      </section>
    </Card>
  );
}

/** What moves the hospitals' worst days, all together. */
function Drivers({ side }: { side: WhatIfSide }) {
  const { locale } = useCity();
  const peaks = side.hospitals.map(({ peak }) => peak);
  const sum = (value: (peak: (typeof peaks)[number]) => number) =>
    peaks.reduce((total, peak) => total + value(peak), 0);
  const groups = [...new Set(peaks.flatMap(({ drivers }) => drivers.map(({ group }) => group)))];
  const parts = groups
    .map((group) => ({
      name: wordOf(group),
      amount: sum(({ drivers }) => drivers.find((one) => one.group === group)?.amount ?? 0),
    }))
    .filter(({ amount }) => Math.abs(amount) >= 0.05);
  return (
    <section aria-label="What moves the worst day" className="grid gap-1.5">
      <h3 className="text-sm font-semibold">What moves each hospital’s worst day, together</h3>
      <Waterfall
        label="From usual days to the worst days"
        base={{ name: 'Usual day', value: sum(({ base }) => base) }}
        parts={parts}
        total={{ name: 'Expected', value: sum(({ point }) => point) }}
        formatValue={(value) => people(value, locale)}
      />
    </section>
  );
}

const wordOf = (group: string): string =>
  Object.entries(driverWords).find(([name]) => name === group)?.[1] ?? group;

function Hospitals({ today, changed }: { today: WhatIfSide; changed: WhatIfSide | undefined }) {
  const { locale } = useCity();
  return (
    <Card as="section" aria-label="Hospital by hospital">
      <h2 className="text-heading font-semibold">Hospital by hospital</h2>
      <div className="mt-3 overflow-x-auto">
        <table className={tableClasses}>
          <thead>
            <tr>
              <th scope="col">Hospital</th>
              <th scope="col">Worst day</th>
              <th scope="col" className="text-right">
                Arrivals
              </th>
              <th scope="col" className="text-right">
                Free with 90 %
              </th>
              <th scope="col">Worst level (OPEL-style)</th>
            </tr>
          </thead>
          <tbody>
            {today.hospitals.map((one) => {
              const other = changed?.hospitals.find(
                ({ hospital }) => hospital.id === one.hospital.id,
              );
              return (
                <tr key={one.hospital.id}>
                  <th scope="row">{one.hospital.name}</th>
                  <td>{dayName((other ?? one).peak.day, locale)}</td>
                  <td className="text-right tabular-nums">
                    {people(one.peak.point, locale)}
                    {other ? ` → ${people(other.peak.point, locale)}` : ''}
                  </td>
                  <td className="text-right tabular-nums">
                    {one.freeWith90 ?? '–'}
                    {other ? ` → ${other.freeWith90 ?? '–'}` : ''}
                  </td>
                  <td>
                    {levelWord(one.worstLevel)}
                    {other ? ` → ${levelWord(other.worstLevel)}` : ''}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

const levelWord = (level: number | null): string =>
  level === null ? 'unknown' : `${level} ${levelWords[level - 1] ?? ''}`;
