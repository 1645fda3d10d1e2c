import type { Prediction } from '@pulse/contract';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { LevelBadge } from './level-badge.tsx';

/** Where the city expects most trouble, for those who have not chosen a ward yet. */
export function WorstWards({ predictions }: { predictions: readonly Prediction[] }) {
  const t = useTranslations('outlook');
  if (predictions.length === 0) return null;
  return (
    <section aria-labelledby="worst-wards" className="grid gap-2">
      <h2 id="worst-wards" className="text-heading font-semibold">
        {t('worst')}
      </h2>
      <ul className="divide-y divide-line rounded-card border border-line bg-surface">
        {predictions.map(({ kind, area, peak }) => (
          <li key={`${kind} ${area.id}`}>
            <Link
              href={`/outlook?ward=${encodeURIComponent(area.id)}`}
              className="flex min-h-tap items-center justify-between gap-3 px-4 py-2 text-ink no-underline hover:bg-sunken"
            >
              <span>
                <span className="font-medium">{area.name}</span>{' '}
                <span className="text-sm text-ink-muted">{t(`kind.${kind}`)}</span>
              </span>
              <LevelBadge level={peak.level} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
