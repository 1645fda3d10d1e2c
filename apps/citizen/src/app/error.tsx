'use client';

import { Button, ErrorState } from '@pulse/ui';
import { useTranslations } from 'next-intl';
import { PageFrame } from '../features/shell/page-frame.tsx';

export default function ErrorPage(props: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTranslations('errors.other');
  const words = useTranslations('away');
  return (
    <PageFrame title={words('title')}>
      <ErrorState
        title={t('title')}
        nextStep={t('nextStep')}
        requestId={props.error.digest}
        action={
          <Button variant="primary" tap onClick={props.reset}>
            {words('again')}
          </Button>
        }
      />
    </PageFrame>
  );
}
