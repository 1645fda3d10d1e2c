import { buttonClasses, EmptyState } from '@pulse/ui';
import SearchX from 'lucide-react/icons/search-x';
import { getTranslations } from 'next-intl/server';
import { PageFrame } from '../features/shell/page-frame.tsx';

export default async function NotFound() {
  const t = await getTranslations('notFound');
  return (
    <PageFrame title={t('title')}>
      <EmptyState
        icon={<SearchX aria-hidden size={26} />}
        title={t('what')}
        description={t('nextStep')}
        action={
          <a href="/" className={buttonClasses({ variant: 'primary', tap: true })}>
            {t('home')}
          </a>
        }
      />
    </PageFrame>
  );
}
