import type { PredictionLevel } from '@pulse/contract';
import { SeverityBadge } from '@pulse/ui';
import { useTranslations } from 'next-intl';

/** A severity of each level's band, so that both look and count alike. */
const severities: Record<PredictionLevel, number> = { low: 1, moderate: 4, high: 7, severe: 10 };

export function LevelBadge({ level }: { level: PredictionLevel }) {
  const t = useTranslations('outlook.level');
  return (
    <SeverityBadge
      severity={severities[level]}
      labels={{ low: t('low'), moderate: t('moderate'), high: t('high'), critical: t('severe') }}
    />
  );
}
