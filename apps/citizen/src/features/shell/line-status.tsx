'use client';

import CloudOff from 'lucide-react/icons/cloud-off';
import { useTranslations } from 'next-intl';
import { useOnline } from './use-online.ts';

/** Says that there is no line, and that nothing is lost by it. */
export function LineStatus() {
  const t = useTranslations('line');
  const online = useOnline();
  return (
    <div role="status" className="contents">
      {online ? null : (
        <p className="fixed inset-x-0 bottom-(--bar) z-40 flex items-center justify-center gap-2 bg-warning-soft px-4 py-1.5 text-sm font-medium text-warning-ink">
          <CloudOff aria-hidden size={16} className="shrink-0" />
          {t('offline')}
        </p>
      )}
    </div>
  );
}
