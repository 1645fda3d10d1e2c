'use client';

import { type ThemeChoice, ThemeToggle } from '@pulse/ui';
import { useTranslations } from 'next-intl';

export function ThemeChoiceField({ initial }: { initial: ThemeChoice }) {
  const t = useTranslations('theme');
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 noscript:hidden">
      <p aria-hidden="true" className="text-sm font-semibold">
        {t('label')}
      </p>
      <ThemeToggle
        initial={initial}
        label={t('label')}
        choices={{ system: t('system'), light: t('light'), dark: t('dark') }}
      />
    </div>
  );
}
