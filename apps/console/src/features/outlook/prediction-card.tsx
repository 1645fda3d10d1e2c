import type { Prediction } from '@pulse/contract';
import clsx from 'clsx';
import Link from 'next/link';
import { useCity } from '../city/city-context.tsx';
import { LevelBadge } from './level-badge.tsx';
import { outlookHref } from './outlook-query.ts';
import { describeSkill, formatAmount, formatTarget, kindWords } from './words.ts';

export interface PredictionCardProps {
  prediction: Prediction;
  current: boolean;
}

/** The worst of a kind in the next 24 hours: where, when, how much, how sure, how well lately. */
export function PredictionCard({ prediction, current }: PredictionCardProps) {
  const { city, locale } = useCity();
  const { kind, area, peak, source } = prediction;
  const amount = (value: number) => formatAmount(prediction, value, locale);
  return (
    <Link
      href={outlookHref({ kind, area: area.id })}
      aria-current={current ? 'true' : undefined}
      scroll={false}
      className={clsx(
        'grid gap-1 rounded-card border bg-surface p-3.5 text-ink no-underline shadow-card hover:border-brand',
        current ? 'border-brand' : 'border-line',
      )}
    >
      <span className="flex items-center justify-between gap-2">
        <span className="text-sm font-semibold">{kindWords[kind]}</span>
        <LevelBadge level={peak.level} />
      </span>
      <span className="flex items-baseline gap-2">
        <span className="text-figure font-semibold tabular-nums">{amount(peak.point)}</span>
        <span className="text-sm text-ink-muted tabular-nums">
          {amount(peak.lower80)} to {amount(peak.upper80)}
        </span>
      </span>
      <span className="text-sm">
        {kind === 'aqi' ? city.name.en : area.name},{' '}
        {formatTarget(prediction, peak.targetAt, locale, city.timeZone)}
      </span>
      <span className="text-xs text-ink-muted">
        {[describeSkill(prediction), source.replayed ? 'replayed history' : undefined]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </Link>
  );
}
