import type { SeverityBand } from '@pulse/ui';
import { useTranslations } from 'next-intl';

export const useSeverityLabels = (): Record<SeverityBand, string> => {
  const t = useTranslations('severity');
  return {
    low: t('low'),
    moderate: t('moderate'),
    high: t('high'),
    critical: t('critical'),
  };
};
