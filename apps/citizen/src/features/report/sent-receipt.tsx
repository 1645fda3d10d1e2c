'use client';

import { buttonClasses, Card } from '@pulse/ui';
import CircleCheckBig from 'lucide-react/icons/circle-check-big';
import Link from 'next/link';
import { useTranslations } from 'next-intl';

export interface SentReceiptProps {
  incidentId: string;
  number: string;
}

/** It arrived: the number to quote, and where to follow it. */
export function SentReceipt({ incidentId, number }: SentReceiptProps) {
  const t = useTranslations('report.receipt');
  return (
    <Card className="grid justify-items-center gap-3 text-center" role="status">
      <CircleCheckBig aria-hidden size={44} className="text-success-ink" />
      <h2 className="text-title font-semibold">{t('sentTitle')}</h2>
      <p>
        {t('number')}{' '}
        <strong className="font-mono text-heading select-all" data-testid="report-number">
          {number}
        </strong>
      </p>
      <p className="max-w-prose text-ink-muted">{t('sentWhat')}</p>
      <div className="flex flex-wrap justify-center gap-2">
        <a href="/report" className={buttonClasses({ tap: true })}>
          {t('another')}
        </a>
        <Link
          href={`/incidents/${incidentId}`}
          className={buttonClasses({ variant: 'primary', tap: true })}
        >
          {t('follow')}
        </Link>
      </div>
    </Card>
  );
}
