'use client';

import { buttonClasses, EmptyState } from '@pulse/ui';
import CloudOff from 'lucide-react/icons/cloud-off';
import { useTranslations } from 'next-intl';
import { useMaybeCity } from '../city/city-provider.tsx';
import { UnsentReports } from '../mine/unsent-reports.tsx';
import { PageFrame } from './page-frame.tsx';

/** What the worker shows for pages it has not kept: what still works without a line. */
export function OfflinePage() {
  const t = useTranslations('offline');
  const city = useMaybeCity();
  return (
    <PageFrame title={t('title')}>
      <EmptyState
        icon={<CloudOff aria-hidden size={26} />}
        title={t('what')}
        description={t('still')}
        action={
          <div className="flex flex-wrap justify-center gap-2">
            <a href="/" className={buttonClasses({ tap: true })}>
              {t('lastList')}
            </a>
            <a href="/report" className={buttonClasses({ variant: 'primary', tap: true })}>
              {t('report')}
            </a>
          </div>
        }
      />
      <div data-kept>{city ? <UnsentReports /> : null}</div>
    </PageFrame>
  );
}
