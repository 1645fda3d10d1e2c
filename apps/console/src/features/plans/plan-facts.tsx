import type { ActionPlan } from '@pulse/contract';
import { Card } from '@pulse/ui';
import type { ReactNode } from 'react';
import { useCity } from '../city/city-context.tsx';
import { tableClasses } from '../hospitals/hospital-section.tsx';
import { dayName } from '../readiness/surge-words.ts';
import { agentWords, describeShortage, groupShortages, rupees } from './words.ts';

const shown = 8;

/** What stays missing, what would relieve it, what it costs, who proposed what, how good it is. */
export function PlanFacts({ plan }: { plan: ActionPlan }) {
  const { locale } = useCity();
  const { shortages, relief, agents, method, gap } = plan;
  const groups = groupShortages(shortages);
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2 *:min-w-0">
      <Card as="section" aria-label="What stays missing">
        <h2 className="text-heading font-semibold">What stays missing</h2>
        {shortages.length === 0 ? (
          <p className="mt-2 text-sm">
            Nothing, even if arrivals are as many as in the worst of ten cases.
          </p>
        ) : (
          <ul className="mt-2 grid gap-1.5 text-sm">
            {groups.slice(0, shown).map(({ worst, days }) => (
              <li
                key={`${worst.hospital.id} ${worst.constraint} ${worst.department} ${worst.skill} ${worst.item} ${worst.shift}`}
              >
                Up to {describeShortage(worst, locale)}
                <span className="block text-xs text-ink-muted">
                  worst {dayName(worst.day, locale)}
                  {days.length > 1 ? `, on ${days.length} days` : ''}
                </span>
              </li>
            ))}
            {groups.length > shown ? (
              <li className="text-ink-muted">and {groups.length - shown} more</li>
            ) : null}
          </ul>
        )}
      </Card>
      <Card as="section" aria-label="What would relieve it">
        <h2 className="text-heading font-semibold">What would relieve it</h2>
        {relief.length === 0 ? (
          <p className="mt-2 text-sm">
            {shortages.length === 0
              ? 'Nothing is needed.'
              : 'Nothing that could be reckoned in time.'}
          </p>
        ) : (
          <ul className="mt-2 grid gap-1.5 text-sm">
            {relief.slice(0, shown).map(({ text, shortage }) => (
              <li key={`${text} ${shortage.day}`}>
                {text}
                <span className="block text-xs text-ink-muted">
                  {dayName(shortage.day, locale)}
                </span>
              </li>
            ))}
            <li className="text-xs text-ink-muted">
              By so much the plan’s weighted cost would fall, in which a missing bed, nurse or litre
              counts as set under Settings.
            </li>
          </ul>
        )}
      </Card>
      <Card as="section" aria-label="How it was made" className="lg:col-span-2">
        <h2 className="text-heading font-semibold">How it was made</h2>
        <dl className="mt-2 flex flex-wrap gap-x-8 gap-y-1 text-sm">
          <Fact name="Cost">
            {rupees(plan.cost, locale)}
            {plan.budget === null ? '' : ` of ${rupees(plan.budget, locale)}`}
          </Fact>
          <Fact name="Patients taken elsewhere">{Math.round(plan.transfers)}</Fact>
          <Fact name="Found by">
            {method === 'greedy' ? 'simple rules' : 'the solver'}
            {plan.fallbackReason ? ` (${plan.fallbackReason})` : ''}
            {gap === null
              ? ''
              : `, at most ${(100 * gap).toFixed(1)} % dearer than the best plan there is`}
          </Fact>
        </dl>
        <div className="mt-3 overflow-x-auto">
          <table className={tableClasses}>
            <thead>
              <tr>
                <th scope="col">Agent</th>
                <th scope="col">What it saw</th>
                <th scope="col" className="text-right">
                  Proposals taken
                </th>
              </tr>
            </thead>
            <tbody>
              {agents.map(({ agent, proposed, taken, finding }) => (
                <tr key={agent}>
                  <th scope="row">{agentWords[agent]}</th>
                  <td>{finding}</td>
                  <td className="text-right whitespace-nowrap tabular-nums">
                    {taken} of {proposed}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Card>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex gap-2">
      <dt className="text-ink-muted">{name}</dt>
      <dd className="tabular-nums">{children}</dd>
    </div>
  );
}
