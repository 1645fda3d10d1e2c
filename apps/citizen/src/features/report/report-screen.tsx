'use client';

import { useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { PageFrame } from '../shell/page-frame.tsx';
import { useMounted } from '../shell/use-mounted.ts';
import { ReportForm, type ReportFormProps } from './report-form.tsx';
import { ReportReceipt } from './report-receipt.tsx';

export interface ReportScreenProps extends Omit<ReportFormProps, 'onSent'> {
  /** The report that the address named when the server drew the page. */
  sent: string | undefined;
}

/** The form, or what became of it. The address says which, and needs no line to change. */
export function ReportScreen(props: ReportScreenProps) {
  const t = useTranslations('report');
  const asked = useSearchParams().get('sent');
  // A page kept for use without a line was drawn for an address of its own: begin as it was drawn.
  const sent = useMounted() ? asked : props.sent;
  if (sent) {
    return (
      <PageFrame title={t('receipt.title')}>
        <ReportReceipt reportId={sent} />
      </PageFrame>
    );
  }
  return (
    <PageFrame title={t('title')} intro={t('intro')}>
      <ReportForm
        {...props}
        onSent={(id) => {
          window.history.pushState(null, '', `/report?sent=${id}`);
          window.scrollTo({ top: 0 });
        }}
      />
    </PageFrame>
  );
}
