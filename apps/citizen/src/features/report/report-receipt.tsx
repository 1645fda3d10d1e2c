'use client';

import { Button, buttonClasses, Card, ErrorState, ProgressBar, Skeleton } from '@pulse/ui';
import CloudUpload from 'lucide-react/icons/cloud-upload';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { useOutgoing } from '../outgoing/outgoing-provider.tsx';
import type { SentReport } from '../outgoing/outgoing-report.ts';
import { readReceipt } from '../outgoing/outgoing-store.ts';
import { RefusedReport } from '../outgoing/refused-report.tsx';
import { SentReceipt } from './sent-receipt.tsx';

export interface ReportReceiptProps {
  reportId: string;
}

/** What became of a report: on its way, kept for later, refused, or arrived with a number. */
export function ReportReceipt({ reportId }: ReportReceiptProps) {
  const t = useTranslations('report.receipt');
  const { reports, progress, sendNow } = useOutgoing();
  const [sent, setSent] = useState<SentReport | null>();
  const outgoing = reports?.find(({ id }) => id === reportId);

  useEffect(() => {
    if (!reports || outgoing) return;
    readReceipt(reportId).then(
      (found) => setSent(found ?? null),
      () => setSent(null),
    );
  }, [reports, outgoing, reportId]);

  if (!outgoing && sent) return <SentReceipt incidentId={sent.incidentId} number={sent.ref} />;
  if (!outgoing && sent === null) {
    return <ErrorState title={t('unknownTitle')} nextStep={t('unknownWhat')} />;
  }
  if (!outgoing) return <Skeleton className="h-48" />;
  if (outgoing.state === 'refused') return <RefusedReport report={outgoing} />;
  const share = progress[reportId];
  const needsSignIn = outgoing.state === 'signIn';
  return (
    <Card className="grid justify-items-center gap-3 text-center" role="status">
      <CloudUpload aria-hidden size={40} className="text-brand-ink" />
      <h2 className="text-title font-semibold">
        {needsSignIn ? t('signInTitle') : t(`${outgoing.state}Title`)}
      </h2>
      <p className="max-w-prose text-ink-muted">
        {needsSignIn ? t('signInWhat') : t(`${outgoing.state}What`)}
      </p>
      {needsSignIn ? (
        <a
          href={`/sign-in?${new URLSearchParams({ next: `/report?sent=${reportId}` })}`}
          className={buttonClasses({ variant: 'primary', size: 'large' })}
        >
          {t('signIn')}
        </a>
      ) : null}
      {outgoing.state === 'sending' && share !== undefined ? (
        <ProgressBar label={t('progress')} value={share} max={1} className="w-full max-w-sm" />
      ) : null}
      {outgoing.state === 'waiting' ? (
        <Button tap onClick={sendNow}>
          {t('tryNow')}
        </Button>
      ) : null}
      <a href="/" className={buttonClasses({ variant: 'quiet', tap: true })}>
        {t('goOn')}
      </a>
    </Card>
  );
}
