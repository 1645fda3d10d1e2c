import type { PredictionDetail, PredictionStep } from '@pulse/contract';
import { useFormatter, useTranslations } from 'next-intl';

type Detail = Pick<PredictionDetail, 'kind' | 'unit'>;

/** Amounts and times of a forecast in words, in the city's zone. */
export const useOutlookWords = ({ kind, unit }: Detail, timeZone: string) => {
  const t = useTranslations('outlook');
  const format = useFormatter();
  const amount = (value: number): string =>
    unit === 'aqi'
      ? format.number(Math.round(value))
      : format.number(Math.min(1, Math.max(0, value)), {
          style: 'percent',
          maximumFractionDigits: unit === 'probability' && value < 0.1 ? 1 : 0,
        });
  const time = (at: number | string): string =>
    kind === 'traffic'
      ? format.dateTime(new Date(at), { timeZone, hour: 'numeric', minute: '2-digit' })
      : format.dateTime(new Date(at), {
          timeZone,
          weekday: 'long',
          day: 'numeric',
          month: 'short',
        });
  const sureness = (share: number) =>
    t(`sureness.${share >= 0.85 ? 'very' : share >= 0.6 ? 'fairly' : 'not'}`);
  return {
    amount,
    time,
    sureness,
    step: ({ targetAt, point, lower80, upper80 }: PredictionStep): string =>
      t('step', {
        time: time(targetAt),
        point: amount(point),
        lower: amount(lower80),
        upper: amount(upper80),
      }),
  };
};
