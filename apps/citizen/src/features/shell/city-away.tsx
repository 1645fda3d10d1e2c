'use client';

import { Button, ErrorState } from '@pulse/ui';
import { useTranslations } from 'next-intl';
import { PageFrame } from './page-frame.tsx';

/** The city's server does not answer: says so, and what still works. */
export function CityAway() {
  const t = useTranslations('away');
  return (
    <PageFrame title={t('title')}>
      <ErrorState
        title={t('what')}
        nextStep={t('nextStep')}
        action={
          <Button variant="primary" tap onClick={() => location.reload()}>
            {t('again')}
          </Button>
        }
      />
    </PageFrame>
  );
}
