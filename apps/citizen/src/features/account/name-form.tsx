'use client';

import { Button, TextField } from '@pulse/ui';
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import type { NameState } from './account-actions.ts';

export interface NameFormProps {
  name: string;
  action: (state: NameState, form: FormData) => Promise<NameState>;
}

export function NameForm({ name, action }: NameFormProps) {
  const t = useTranslations('me');
  const [{ outcome }, save, isPending] = useActionState(action, {});
  return (
    <form action={save} className="grid gap-2">
      <div className="flex flex-wrap items-end gap-2">
        <TextField
          key={name}
          label={t('name')}
          name="name"
          autoComplete="name"
          maxLength={80}
          defaultValue={name}
          className="min-w-48 flex-1"
        />
        <Button type="submit" tap busy={isPending}>
          {t('save')}
        </Button>
      </div>
      <p className="text-sm text-ink-muted">{t('nameHint')}</p>
      <p role="status" className="text-sm font-medium empty:hidden">
        {outcome ? t(outcome) : null}
      </p>
    </form>
  );
}
