'use client';

import { Button } from '@pulse/ui';
import LogOut from 'lucide-react/icons/log-out';
import { useTranslations } from 'next-intl';
import { useOutgoing } from '../outgoing/outgoing-provider.tsx';
import { signOutAction } from './account-actions.ts';

/** Unsent reports stay on this device; it says so before somebody wonders. */
export function SignOutForm() {
  const t = useTranslations('me');
  const { reports = [] } = useOutgoing();
  return (
    <form action={signOutAction} className="grid gap-2">
      {reports.length > 0 ? (
        <p className="text-sm text-warning-ink">{t('unsentStay', { count: reports.length })}</p>
      ) : null}
      <Button type="submit" tap icon={<LogOut aria-hidden size={18} />}>
        {t('signOut')}
      </Button>
    </form>
  );
}
