'use client';

import { Badge, Button, buttonClasses, Card, ProgressBar } from '@pulse/ui';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { useCity } from '../city/city-provider.tsx';
import { useOutgoing } from '../outgoing/outgoing-provider.tsx';
import type { OutgoingReport } from '../outgoing/outgoing-report.ts';
import { readDraft } from '../outgoing/outgoing-store.ts';
import { RefusedReport } from '../outgoing/refused-report.tsx';
import { isEmptyDraft, type ReportDraft } from '../report/report-draft.ts';
import { When } from '../shell/when.tsx';

/** What is still on this device: reports on their way, and the one that is being written. */
export function UnsentReports() {
  const t = useTranslations('outgoing');
  const { reports = [], sendNow } = useOutgoing();
  const draft = useKeptDraft();
  useRefreshWhenSent(reports.length);
  if (reports.length === 0 && !draft) return null;
  return (
    <section aria-labelledby="unsent" className="grid gap-3">
      <h2 id="unsent" className="text-heading font-semibold">
        {t('title')}
      </h2>
      {reports.map((report) =>
        report.state === 'refused' ? (
          <RefusedReport key={report.id} report={report} />
        ) : (
          <UnsentReport key={report.id} report={report} onSend={sendNow} />
        ),
      )}
      {draft ? (
        <Card className="flex flex-wrap items-center justify-between gap-3">
          <div className="min-w-0 flex-1">
            <p className="line-clamp-2 font-medium">{draft.description || t('untitled')}</p>
            <p className="text-sm text-ink-muted">{t('draft')}</p>
          </div>
          <a href="/report" className={buttonClasses({ tap: true })}>
            {t('continue')}
          </a>
        </Card>
      ) : null}
    </section>
  );
}

interface UnsentReportProps {
  report: OutgoingReport;
  onSend: () => void;
}

function UnsentReport({ report, onSend }: UnsentReportProps) {
  const t = useTranslations('outgoing');
  const { categoryName } = useCity();
  const { progress } = useOutgoing();
  const { state } = report;
  const share = progress[report.id];
  return (
    <Card className="grid gap-3">
      <div className="grid gap-1">
        <p className="line-clamp-2 font-medium">{report.description}</p>
        <p className="text-sm text-ink-muted">
          {categoryName(report.category)}
          {report.place.wardName ? ` · ${report.place.wardName}` : ''} ·{' '}
          <When at={report.createdAtMs} />
        </p>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Badge tone={state === 'signIn' ? 'warning' : 'info'}>{t(`state.${state}`)}</Badge>
        {state === 'signIn' ? (
          <a
            href="/sign-in?next=/mine"
            className={buttonClasses({ variant: 'primary', tap: true })}
          >
            {t('signIn')}
          </a>
        ) : (
          <Button tap busy={state === 'sending'} onClick={onSend}>
            {t('sendNow')}
          </Button>
        )}
      </div>
      {state === 'sending' && share !== undefined ? (
        <ProgressBar label={t('progress')} value={share} max={1} />
      ) : null}
    </Card>
  );
}

const useKeptDraft = (): ReportDraft | undefined => {
  const [draft, setDraft] = useState<ReportDraft>();
  useEffect(() => {
    readDraft().then(
      (kept) => setDraft(kept && !isEmptyDraft(kept) ? kept : undefined),
      () => undefined,
    );
  }, []);
  return draft;
};

/** A report that arrived belongs into the list below, which the server makes. */
const useRefreshWhenSent = (count: number): void => {
  const router = useRouter();
  const before = useRef(count);
  useEffect(() => {
    if (count < before.current) router.refresh();
    before.current = count;
  }, [count, router]);
};
