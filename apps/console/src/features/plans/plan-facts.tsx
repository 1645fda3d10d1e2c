import type { ActionPlan } from '@pulse/contract';
import { Card } from '@pulse/ui';
import { useCity } from '../city/city-context.tsx';
import { dayName } from '../readiness/surge-words.ts';
import { agentWords, describeShortage, groupShortages, rupees } from './words.ts';

const shown = 8;

/** What stays missing, what would relieve it, what it costs, who proposed what, how good it is. */
export function PlanFacts({ plan }: { plan: ActionPlan }) {
  const { locale } = useCity();
  const { shortages, relief, agents, method, gap } = plan;
  const groups = groupShortages(shortages);
  return (
    <div className="grid items-start gap-4 lg:grid-cols-3 *:min-w-0">
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
      <Card as="section" aria-label="How it was made">
        <h2 className="text-heading font-semibold">How it was made</h2>
        <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm *:odd:text-ink-muted">
          <dt>Cost</dt>
          <dd className="tabular-nums">
            {rupees(plan.cost, locale)}
            {plan.budget === null ? '' : ` of ${rupees(plan.budget, locale)}`}
          </dd>
          <dt>Patients taken elsewhere</dt>
          <dd className="tabular-nums">{Math.round(plan.transfers)}</dd>
          <dt>Found by</dt>
          <dd>
            {method === 'greedy' ? 'simple rules' : 'the solver'}
            {plan.fallbackReason ? ` (${plan.fallbackReason})` : ''}
            {gap === null
              ? ''
              : `, at most ${(100 * gap).toFixed(1)} % dearer than the best plan there is`}
          </dd>
          {agents.map(({ agent, proposed, taken, finding }) => (
            <div key={agent} className="contents *:odd:text-ink-muted">
              <dt>{agentWords[agent]}</dt>
              <dd>
                {finding}
                {proposed > 0 ? (
                  <span className="block text-xs text-ink-muted">
                    {taken} of {proposed} proposals taken
                  </span>
                ) : null}
              </dd>
            </div>
          ))}
        </dl>
      </Card>
    </div>
  );
}
