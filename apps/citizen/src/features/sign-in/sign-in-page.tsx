import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { session } from '../../session.ts';
import { PageFrame } from '../shell/page-frame.tsx';
import { safeNext } from './safe-next.ts';
import { SignInForm } from './sign-in-form.tsx';

export async function SignInPage({ next: asked }: { next: string | undefined }) {
  const next = safeNext(asked);
  if (await session.currentToken()) redirect(next);
  const t = await getTranslations('signIn');
  const isDemo = process.env.PULSE_ENV !== 'production';
  const outboxUrl = isDemo ? `${await session.socketUrl()}/api/outbox` : undefined;
  return (
    <PageFrame title={t('title')} intro={t('intro')}>
      <SignInForm next={next} outboxUrl={outboxUrl} />
    </PageFrame>
  );
}
