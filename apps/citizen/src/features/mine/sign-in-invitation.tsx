import { buttonClasses, EmptyState } from '@pulse/ui';
import LogIn from 'lucide-react/icons/log-in';
import { getTranslations } from 'next-intl/server';

export async function SignInInvitation() {
  const t = await getTranslations('mine');
  return (
    <EmptyState
      icon={<LogIn aria-hidden size={26} />}
      title={t('signInTitle')}
      description={t('signInWhat')}
      action={
        <a
          href="/sign-in?next=/mine"
          className={buttonClasses({ variant: 'primary', size: 'large' })}
        >
          {t('signIn')}
        </a>
      }
    />
  );
}
