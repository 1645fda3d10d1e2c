import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PageFrame } from '../shell/page-frame.tsx';
import { DeleteForm } from './delete-account.tsx';
import { loadMe } from './load-me.ts';

/** The question before an account is erased, for readers without script. */
export async function DeletePage() {
  const [me, t] = await Promise.all([loadMe(), getTranslations('me.delete')]);
  if (!me) redirect('/me');
  return (
    <PageFrame title={t('title')} intro={t('what')}>
      <DeleteForm />
    </PageFrame>
  );
}
