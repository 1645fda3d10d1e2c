import type { IncidentAi } from '@pulse/contract';
import { useFormatter, useTranslations } from 'next-intl';
import { useCity } from '../city/city-provider.tsx';

const shownWords = 4;
/** Of the strongest word: what weighs less explains nothing. */
const leastShare = 0.15;
/** Nothing is certain. */
const mostShown = 0.99;

/** What the AI thought of a report and how sure it was; folded, since people decide. */
export function AiNote({ ai, category }: { ai: IncidentAi; category: string }) {
  const t = useTranslations('incident.ai');
  const format = useFormatter();
  const { category: known, categoryName } = useCity();
  const share = format.number(Math.min(mostShown, ai.confidence), {
    style: 'percent',
    maximumFractionDigits: 0,
  });
  const words = ai.reasons
    .filter(({ weight }) => weight > 0 && weight >= leastShare * (ai.reasons[0]?.weight ?? 0))
    .slice(0, shownWords)
    .map(({ word }) => `“${word}”`);
  const opinion = (): string => {
    if (!known(ai.category)) return t('notCivic', { share });
    const name = categoryName(ai.category);
    return t(ai.category === category ? 'same' : 'other', { category: name, share });
  };
  return (
    <details className="text-sm text-ink-muted">
      <summary className="min-h-tap cursor-pointer content-center font-medium text-brand-ink">
        {t('title')}
      </summary>
      <p>{opinion()}</p>
      {words.length > 0 ? <p>{t('words', { words: format.list(words) })}</p> : null}
      {ai.needsPerson ? <p>{t('unsure')}</p> : null}
      <p>{t('model', { severity: ai.severity, model: ai.modelVersion })}</p>
    </details>
  );
}
