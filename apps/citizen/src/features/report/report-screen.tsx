'use client';

import { useSearchParams } from 'next/navigation';
import { ReportForm } from './report-form.tsx';
import { ReportReceipt } from './report-receipt.tsx';

export interface ReportScreenProps {
  signedIn: boolean;
  /** Idempotency key of a form that is sent without script. */
  formKey: string;
  mapStyleUrl: string | undefined;
}

/** The form, or what became of it. The address says which, and needs no line to change. */
export function ReportScreen(props: ReportScreenProps) {
  const sent = useSearchParams().get('sent');
  if (sent) return <ReportReceipt reportId={sent} signedIn={props.signedIn} />;
  return (
    <ReportForm
      {...props}
      onSent={(id) => {
        window.history.pushState(null, '', `/report?sent=${id}`);
        window.scrollTo({ top: 0 });
      }}
    />
  );
}
