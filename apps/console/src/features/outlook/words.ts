import type { Prediction, PredictionKind, PredictionLevel } from '@pulse/contract';

export const kindWords: Record<PredictionKind, string> = {
  traffic: 'Traffic',
  flooding: 'Flooding rain',
  aqi: 'Air quality',
};

export const levelWords: Record<PredictionLevel, string> = {
  low: 'Low',
  moderate: 'Moderate',
  high: 'High',
  severe: 'Severe',
};

/** What the numbers of a kind mean. */
export const unitWords: Record<PredictionKind, string> = {
  traffic: 'share of what the road carries',
  flooding: 'probability of 35.6 mm of rain or more in the day',
  aqi: 'national air quality index',
};

export const formatAmount = (
  { unit }: Pick<Prediction, 'unit'>,
  value: number,
  locale: string,
): string =>
  unit === 'aqi'
    ? new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(value)
    : new Intl.NumberFormat(locale, {
        style: 'percent',
        maximumFractionDigits: unit === 'probability' && Math.abs(value) < 0.1 ? 1 : 0,
      }).format(value);

export const formatTarget = (
  { kind }: Pick<Prediction, 'kind'>,
  at: string | number,
  locale: string,
  timeZone: string,
): string =>
  new Intl.DateTimeFormat(
    locale,
    kind === 'traffic'
      ? { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
      : { timeZone, weekday: 'short', day: 'numeric', month: 'short' },
  ).format(new Date(at));

/** "12 % better than naive", or worse; undefined without a record. */
export const describeSkill = ({ record }: Pick<Prediction, 'record'>): string | undefined => {
  if (!record || record.naiveError <= 0) return undefined;
  const better = Math.round(100 * (1 - record.error / record.naiveError));
  if (better === 0) return 'as good as naive';
  return `${Math.abs(better)} % ${better > 0 ? 'better' : 'worse'} than naive`;
};
