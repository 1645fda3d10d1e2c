'use client';

import type { PredictionDetail, PredictionKind } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { ForecastChart, Skeleton } from '@pulse/ui';
import { useQuery } from '@tanstack/react-query';
import { useCity } from '../city/city-context.tsx';
import { When } from '../city/when.tsx';
import { QueryError } from '../queries/query-error.tsx';
import { LevelBadge } from './level-badge.tsx';
import { detailQuery } from './outlook-query.ts';
import { PredictionDrivers } from './prediction-drivers.tsx';
import {
  describeSkill,
  formatAmount,
  formatTarget,
  kindWords,
  levelWords,
  unitWords,
} from './words.ts';

/** One ward's forecast in full: the band, what moves it, which model, how well it did lately. */
export function PredictionDetailPanel({ kind, area }: { kind: PredictionKind; area: string }) {
  const detail = useQuery(detailQuery(browserClient, kind, area));
  if (detail.data) return <Loaded detail={detail.data} />;
  if (detail.error) {
    return <QueryError error={detail.error} onRetry={() => void detail.refetch()} />;
  }
  return <Skeleton className="h-96" />;
}

function Loaded({ detail }: { detail: PredictionDetail }) {
  const { city, locale } = useCity();
  const { kind, area, peak, record, source, scale } = detail;
  const amount = (value: number) => formatAmount(detail, value, locale);
  const time = (at: number | string) => formatTarget(detail, at, locale, city.timeZone);
  return (
    <article
      aria-label={`${kindWords[kind]}, ${area.name}`}
      className="grid content-start gap-4 rounded-card border border-line bg-surface p-4"
    >
      <header className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-heading font-semibold">
          {kindWords[kind]}, {area.name}
        </h2>
        <LevelBadge level={peak.level} />
      </header>
      <ForecastChart
        key={`${kind} ${area.id} ${detail.madeAt}`}
        label={`${kindWords[kind]} in ${area.name}: ${unitWords[kind]}`}
        recent={
          kind === 'flooding'
            ? []
            : detail.recent.map(({ at, value }) => ({ at: Date.parse(at), value }))
        }
        steps={detail.steps.map(({ targetAt, point, lower80, upper80 }) => ({
          at: Date.parse(targetAt),
          point,
          lower: lower80,
          upper: upper80,
        }))}
        first={Math.max(
          0,
          detail.steps.findIndex(({ targetAt }) => targetAt === peak.targetAt),
        )}
        levels={(['moderate', 'high', 'severe'] as const).map((level) => ({
          value: scale[level],
          name: levelWords[level],
        }))}
        top={scale.high}
        formatTime={time}
        formatValue={amount}
        describe={({ at, point, lower, upper }) =>
          `${time(at)}: ${amount(point)} (80 %: ${amount(lower)} to ${amount(upper)})`
        }
        nowLabel="now"
      />
      <PredictionDrivers drivers={detail.drivers} amount={amount} />
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-sm *:odd:text-ink-muted">
        <dt>Unit</dt>
        <dd>{unitWords[kind]}</dd>
        <dt>Sure of the level</dt>
        <dd className="tabular-nums">{Math.round(100 * detail.sureness)} %</dd>
        <dt>Lately</dt>
        <dd>
          {record ? (
            <>
              {kind === 'flooding' ? 'Brier score ' : 'off by '}
              {kind === 'flooding' ? record.error.toFixed(4) : amount(record.error)} over {record.n}{' '}
              forecasts, {describeSkill(detail)}
              {record.coverage80 === null
                ? ''
                : `; ${Math.round(100 * record.coverage80)} % within the 80 % band`}
              {record.basis === 'backtest' ? ' (backtest)' : ''}
            </>
          ) : (
            'no record yet'
          )}
        </dd>
        <dt>Measured</dt>
        <dd>
          {source.replayed ? 'Not here: ' : ''}
          {source.label}
          {source.measuredIn ? `; nearest measured ward: ${source.measuredIn.name}` : ''}
        </dd>
        <dt>Model</dt>
        <dd className="break-words">
          {detail.modelVersion}, <When at={detail.madeAt} />
        </dd>
      </dl>
    </article>
  );
}
