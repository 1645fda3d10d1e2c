'use client';

import { Button, buttonClasses, Dialog } from '@pulse/ui';
import Trash2 from 'lucide-react/icons/trash';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { clearReports } from '../outgoing/outgoing-store.ts';
import { deleteAccountAction } from './account-actions.ts';

/** Asks once and says what will happen. Without script the question is a page of its own. */
export function DeleteAccount() {
  const t = useTranslations('me.delete');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <a
        href="/me/delete"
        className={buttonClasses({ variant: 'quiet', tap: true, className: 'text-danger-ink' })}
        onClick={(event) => {
          event.preventDefault();
          setOpen(true);
        }}
      >
        <Trash2 aria-hidden size={18} />
        {t('open')}
      </a>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title={t('title')}
        description={t('what')}
        closeLabel={t('close')}
      >
        <DeleteForm onCancel={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

export function DeleteForm({ onCancel }: { onCancel?: () => void }) {
  const t = useTranslations('me.delete');
  return (
    <form
      action={deleteAccountAction}
      onSubmit={() => {
        clearReports().catch(() => undefined);
      }}
      className="flex flex-wrap justify-end gap-2"
    >
      <a
        href="/me"
        className={buttonClasses({ tap: true })}
        onClick={(event) => {
          if (!onCancel) return;
          event.preventDefault();
          onCancel();
        }}
      >
        {t('keep')}
      </a>
      <Button type="submit" variant="danger" tap>
        {t('confirm')}
      </Button>
    </form>
  );
}
