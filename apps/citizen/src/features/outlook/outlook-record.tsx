import type { PredictionDetail } from '@pulse/contract';
import { useFormatter, useTranslations } from 'next-intl';

export interface OutlookRecordProps {
  detail: Pick<PredictionDetail, 'kind' | 'record'>;
  amount: (value: number) => string;
}

/** How well the forecast did lately beside the naive one, also when that is no praise. */
export function OutlookRecord({ detail: { kind, record }, amount }: OutlookRecordProps) {
  const t = useTranslations('outlook.record');
  const format = useFormatter();
  if (!record) return <p>{t('none')}</p>;
  const better = record.naiveError > 0 ? 1 - record.error / record.naiveError : 0;
  const percent = (share: number) =>
    format.number(share, { style: 'percent', maximumFractionDigits: 0 });
  return (
    <p>
      {kind === 'flooding'
        ? t('probability', { n: record.n })
        : t('error', { error: amount(record.error), n: record.n })}{' '}
      {Math.abs(better) < 0.01
        ? t('same')
        : t(better > 0 ? 'better' : 'worse', { share: percent(Math.abs(better)) })}{' '}
      {record.coverage80 === null ? '' : t('coverage', { share: percent(record.coverage80) })}{' '}
      {t(`basis.${record.basis}`)}
    </p>
  );
}
