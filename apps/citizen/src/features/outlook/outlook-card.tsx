'use client';

import type { PredictionDetail } from '@pulse/contract';
import { Card, ForecastChart } from '@pulse/ui';
import { useLocale, useTranslations } from 'next-intl';
import { LevelBadge } from './level-badge.tsx';
import { OutlookRecord } from './outlook-record.tsx';
import { useOutlookWords } from './use-outlook-words.ts';

const shownDrivers = 4;
/** Of the largest: what moves less is not worth a line. */
const leastShare = 0.02;

/** One kind of forecast: first in a sentence, then drawn, then how well it did lately. */
export function OutlookCard({ detail, timeZone }: { detail: PredictionDetail; timeZone: string }) {
  const t = useTranslations('outlook');
  const locale = useLocale();
  const words = useOutlookWords(detail, timeZone);
  const { kind, peak, now, steps, scale, source } = detail;
  const largest = Math.abs(detail.drivers[0]?.amount ?? 0);
  const drivers = detail.drivers
    .filter(({ amount }) => Math.abs(amount) >= leastShare * largest)
    .slice(0, shownDrivers);
  const headingId = `outlook-${kind}`;
  return (
    <Card>
      <section aria-labelledby={headingId} className="grid gap-3">
        <header className="flex flex-wrap items-center justify-between gap-2">
          <h2 id={headingId} className="text-heading font-semibold">
            {t(`kind.${kind}`)}
          </h2>
          <LevelBadge level={peak.level} />
        </header>
        <p className="text-lg/7">
          {t(`sentence.${kind}.${peak.level}`, {
            time: words.time(peak.targetAt),
            point: words.amount(peak.point),
          })}{' '}
          <span className="text-ink-muted">{words.sureness(detail.sureness)}</span>
        </p>
        {now && kind !== 'flooding' ? (
          <p className="text-sm text-ink-muted">
            {t('now', { value: words.amount(now.value), level: t(`level.${now.level}`) })}
          </p>
        ) : null}
        <ForecastChart
          key={locale}
          label={t(`kind.${kind}`)}
          recent={
            kind === 'flooding'
              ? []
              : detail.recent.map(({ at, value }) => ({ at: Date.parse(at), value }))
          }
          steps={steps.map(({ targetAt, point, lower80, upper80 }) => ({
            at: Date.parse(targetAt),
            point,
            lower: lower80,
            upper: upper80,
          }))}
          first={Math.max(
            0,
            steps.findIndex(({ targetAt }) => targetAt === peak.targetAt),
          )}
          levels={(['moderate', 'high', 'severe'] as const).map((level) => ({
            value: scale[level],
            name: t(`level.${level}`),
          }))}
          top={scale.high}
          formatTime={words.time}
          formatValue={words.amount}
          describe={({ at, point, lower, upper }) =>
            words.step({
              targetAt: new Date(at).toISOString(),
              point,
              lower80: lower,
              upper80: upper,
              level: peak.level,
            })
          }
          nowLabel={t('nowLabel')}
        />
        {drivers.length > 0 ? (
          <details className="group">
            <summary className="min-h-tap cursor-pointer content-center text-sm font-medium text-brand-ink">
              {t('why')}
            </summary>
            <ul className="grid gap-1 pb-2 text-sm">
              {drivers.map(({ name, label, amount }) => (
                <li key={name} className="flex justify-between gap-3">
                  <span>{t.has(`driver.${name}`) ? t(`driver.${name}`) : label}</span>
                  <span className="tabular-nums">
                    {amount < 0 ? '−' : '+'}
                    {words.amount(Math.abs(amount))}
                  </span>
                </li>
              ))}
            </ul>
          </details>
        ) : null}
        <footer className="grid gap-1 border-t border-line pt-3 text-sm text-ink-muted">
          <OutlookRecord detail={detail} amount={words.amount} />
          <p>
            {source.replayed ? t('replayed', { label: source.label }) : source.label}
            {source.measuredIn ? ` ${t('measuredIn', { ward: source.measuredIn.name })}` : ''}
          </p>
          <p>{t('made', { time: words.time(detail.madeAt), model: detail.modelVersion })}</p>
        </footer>
      </section>
    </Card>
  );
}
