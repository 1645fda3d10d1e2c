'use client';

import { type ActionPlan, routes } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { Badge, Button, buttonClasses, EmptyState, Skeleton, useToast } from '@pulse/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { useCity } from '../city/city-context.tsx';
import { When } from '../city/when.tsx';
import { QueryError } from '../queries/query-error.tsx';
import { dayName } from '../readiness/surge-words.ts';
import { PageHead } from '../shell/page-head.tsx';
import { AskWhy } from './ask-why.tsx';
import { DecisionSummary } from './decision-summary.tsx';
import { PlanFacts } from './plan-facts.tsx';
import { planQuery } from './plan-queries.ts';
import { RecommendationList } from './recommendation-list.tsx';

/** The plan: what to do where and by whom, what cannot be met, and what was decided. */
export function PlanScreen() {
  const { city } = useCity();
  const { data, error, refetch } = useQuery(planQuery(browserClient, city.id));
  return (
    <div className="grid gap-4 p-4 lg:p-6">
      <PageHead
        title="Plan"
        description="One plan for your hospitals. Nothing is carried out before somebody accepts it"
        actions={<PlanActions hasPlan={Boolean(data?.plan)} />}
      />
      {data?.plan ? (
        <Loaded plan={data.plan} />
      ) : data ? (
        <EmptyState
          title="No plan yet"
          description={data.reason ?? 'It is made as soon as there are forecasts for hospitals.'}
        />
      ) : error ? (
        <QueryError error={error} onRetry={() => void refetch()} />
      ) : (
        <div role="status" aria-label="Loading the plan" className="grid gap-4">
          <Skeleton className="h-40" />
          <Skeleton className="h-96" />
        </div>
      )}
    </div>
  );
}

function PlanActions({ hasPlan }: { hasPlan: boolean }) {
  const { city } = useCity();
  const client = useQueryClient();
  const toast = useToast();
  const make = useMutation({
    mutationFn: () => browserClient(routes.makePlan, { body: { city: city.id } }),
    onSuccess: () => toast({ title: 'The plan was made anew', tone: 'success' }),
    onError: () =>
      toast({ title: 'The plan could not be made. The last one stays.', tone: 'danger' }),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['plan'] });
      void client.invalidateQueries({ queryKey: ['recommendations'] });
    },
  });
  return (
    <>
      {hasPlan ? (
        <>
          <a
            href={`/api/plans/current.csv?city=${encodeURIComponent(city.id)}`}
            download
            className={buttonClasses({ tap: true })}
          >
            Save as CSV
          </a>
          <Link href="/plan/huddle" className={buttonClasses({ tap: true })}>
            Huddle sheet
          </Link>
        </>
      ) : null}
      <Button tap variant="primary" busy={make.isPending} onClick={() => make.mutate()}>
        Make it anew
      </Button>
    </>
  );
}

function Loaded({ plan }: { plan: ActionPlan }) {
  const { locale } = useCity();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <section
        aria-label="The plan in short"
        className="grid gap-3 rounded-card border border-line bg-surface p-4"
      >
        <div className="flex flex-wrap items-center gap-2">
          <Badge tone={plan.feasible ? 'success' : 'danger'}>
            {plan.feasible ? 'Holds in nine cases of ten' : 'Something stays missing'}
          </Badge>
          {plan.includesInvented ? (
            <Badge tone="info">
              <span title="Beds, staff and stocks of some hospitals are made up for the demo.">
                invented capacities
              </span>
            </Badge>
          ) : null}
          <span className="text-sm text-ink-muted">
            {dayName(plan.firstDay, locale)} to {dayName(plan.lastDay, locale)}, made{' '}
            <When at={plan.madeAt} />
          </span>
        </div>
        <p className="max-w-prose whitespace-pre-line">{plan.narration.text}</p>
        <div className="flex flex-wrap items-center gap-3 text-sm text-ink-muted">
          <Button size="small" onClick={() => setAsking(true)}>
            Ask why
          </Button>
          <span>
            {plan.narration.source === 'model'
              ? `Told by ${plan.narration.model}; its numbers were checked against the plan`
              : 'Told by rules'}
            {plan.narration.fallbackReason ? `: ${plan.narration.fallbackReason}` : ''}
          </span>
        </div>
      </section>
      <PlanFacts plan={plan} />
      <DecisionSummary />
      <RecommendationList />
      {asking ? <AskWhy plan={plan} onClose={() => setAsking(false)} /> : null}
    </>
  );
}
