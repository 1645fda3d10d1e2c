'use client';

import { Button, Card } from '@pulse/ui';
import { useTranslations } from 'next-intl';
import { newKey } from './new-key.ts';
import type { OutgoingReport } from './outgoing-report.ts';
import { deleteOutgoing, writeDraft } from './outgoing-store.ts';

/** A report that the city did not take: why, and how to put it right. */
export function RefusedReport({ report }: { report: OutgoingReport }) {
  const t = useTranslations('outgoing');
  const errors = useTranslations('errors');
  const code = report.refusal?.code ?? 'other';
  const known = errors.has(`${code}.title`) ? code : 'other';

  const mend = async () => {
    const { description, category, place, photos } = report;
    await writeDraft({
      // The old key belongs to what was refused.
      id: newKey(),
      description,
      category,
      categoryPicked: true,
      place,
      photos: photos.map(({ blob }) => ({ blob, key: newKey() })),
    });
    await deleteOutgoing(report.id);
    location.assign('/report');
  };

  return (
    <Card className="grid gap-2 border-danger">
      <p className="font-semibold text-danger-ink">{t('refused')}</p>
      <p>
        {errors(`${known}.title`)} {errors(`${known}.nextStep`)}
      </p>
      <p className="line-clamp-2 text-sm text-ink-muted">{report.description}</p>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" tap onClick={() => void mend()}>
          {t('mend')}
        </Button>
        <Button variant="quiet" tap onClick={() => void deleteOutgoing(report.id)}>
          {t('discard')}
        </Button>
      </div>
    </Card>
  );
}
