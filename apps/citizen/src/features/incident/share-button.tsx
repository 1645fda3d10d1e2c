'use client';

import { Button, useToast } from '@pulse/ui';
import Share2 from 'lucide-react/icons/share-2';
import { useTranslations } from 'next-intl';

export interface ShareButtonProps {
  incidentId: string;
  title: string;
}

/** The phone's own share sheet, or the link in the clipboard. */
export function ShareButton({ incidentId, title }: ShareButtonProps) {
  const t = useTranslations('share');
  const toast = useToast();
  const share = async () => {
    const url = new URL(`/incidents/${incidentId}`, location.origin).href;
    if (navigator.share) {
      // Closing the share sheet is no failure.
      await navigator.share({ title, url }).catch(() => undefined);
      return;
    }
    try {
      await navigator.clipboard.writeText(url);
      toast({ title: t('copied'), tone: 'success' });
    } catch {
      toast({ title: t('copyFailed'), description: url, tone: 'danger' });
    }
  };
  return (
    <Button
      tap
      icon={<Share2 aria-hidden size={18} />}
      onClick={() => void share()}
      className="noscript:hidden"
    >
      {t('share')}
    </Button>
  );
}
