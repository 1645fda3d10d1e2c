'use client';

import { routes } from '@pulse/contract';
import { buttonClasses } from '@pulse/ui';
import Download from 'lucide-react/icons/download';
import { useTranslations } from 'next-intl';

/** All that is kept, as a file. A plain link: it needs no script. */
export function ExportAccount() {
  const t = useTranslations('me');
  return (
    <a
      href={routes.exportMe.path}
      download="pulse-data.json"
      className={buttonClasses({ tap: true })}
    >
      <Download aria-hidden size={18} />
      {t('export')}
    </a>
  );
}
