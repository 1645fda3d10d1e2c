import { cusumThreshold } from './cusum-threshold.ts';
import { type Alarm, firstAlarm } from './first-alarm.ts';

export interface RegimeOptions {
  /** Steps between false alarms, on average, as long as nothing changes. */
  readonly falseAlarmEvery?: number;
  /** Shift to be found soonest, in standard deviations of the errors. */
  readonly shift?: number;
}

export interface RegimeChange {
  /** Index of the first error of the new regime, as far as can be told. */
  readonly at: number;
  /** Index of the error at which the alarm went off. */
  readonly detectedAt: number;
  /** 'up': the values became higher than forecast. */
  readonly direction: 'up' | 'down';
  /** Mean error of the new regime less that of the old, in the errors' unit. */
  readonly size: number;
  /** The same in standard deviations of the old regime's errors. */
  readonly deviations: number;
  /** Ends a sentence that says since when: what happened, how much, and how rare it is by chance. */
  readonly reason: string;
}

/**
 * Finds where forecasts began to be wrong to one side: a two-sided CUSUM (Page 1954) on errors that
 * are standardised by those before them, so that no separate calm period is needed (self-starting;
 * Hawkins 1987). Positive autocorrelation of the errors is allowed for. After an alarm it begins
 * anew with the first error of the new regime.
 *
 * @param errors actual less forecast, one step ahead, in order of time; NaN where missing
 */
export const detectRegimeChanges = (
  errors: ArrayLike<number>,
  { falseAlarmEvery = 2_000, shift = 1 }: RegimeOptions = {},
): RegimeChange[] => {
  const slack = shift / 2;
  const threshold = cusumThreshold(falseAlarmEvery, slack);
  const alarms: Alarm[] = [];
  let alarm = firstAlarm(errors, 0, slack, threshold);
  while (alarm) {
    alarms.push(alarm);
    alarm = firstAlarm(errors, alarm.at, slack, threshold);
  }
  return alarms.map((one, i) => {
    const end = alarms[i + 1]?.at ?? errors.length;
    return describeChange(one, meanOf(errors, one.at, end) - one.mean, falseAlarmEvery);
  });
};

/** The latest change only; undefined when forecasts are as good as they were. */
export const detectRegimeChange = (
  errors: ArrayLike<number>,
  options?: RegimeOptions,
): RegimeChange | undefined => detectRegimeChanges(errors, options).at(-1);

const describeChange = (
  { at, detectedAt, direction, deviation }: Alarm,
  size: number,
  falseAlarmEvery: number,
): RegimeChange => {
  const deviations = deviation > 0 ? size / deviation : Math.sign(size) * Number.POSITIVE_INFINITY;
  const amount = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });
  const times = Number.isFinite(deviations)
    ? `, ${amount.format(Math.abs(deviations))} times their usual spread`
    : '';
  return {
    at,
    detectedAt,
    direction,
    size,
    deviations,
    reason:
      `values have been ${direction === 'up' ? 'higher' : 'lower'} than forecast by ` +
      `${amount.format(Math.abs(size))} on average${times}; chance alone would raise this alarm ` +
      `about once in ${amount.format(falseAlarmEvery)} steps`,
  };
};

const meanOf = (errors: ArrayLike<number>, from: number, to: number): number => {
  let sum = 0;
  let count = 0;
  for (let i = from; i < to; i++) {
    const error = errors[i] as number;
    if (Number.isNaN(error)) continue;
    sum += error;
    count++;
  }
  return sum / count;
};
