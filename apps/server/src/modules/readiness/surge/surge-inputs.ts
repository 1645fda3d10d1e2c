import type { Holiday } from '@pulse/ml/forecast';

/** What is otherwise on a day than was known at the fit; what is left out stays as it was. */
export interface DayInputs {
  /** Days since 1970-01-01 by the city's clock; any, also one before those asked for. */
  readonly day: number;
  /** ug/m3 */
  readonly pm25?: number;
  readonly temperatureMaxC?: number;
  readonly temperatureMinC?: number;
  readonly humidityPercent?: number;
  /** Patients whom gatherings are expected to bring to this series; 0 takes away what was known. */
  readonly gathering?: number;
  readonly incidents?: number;
}

export interface SurgeInputs {
  /** The first day asked for, from the fit's origin to two years later; its origin when left out. */
  readonly firstDay?: number;
  /** How many days; the fit's horizon when left out. */
  readonly count?: number;
  readonly days?: readonly DayInputs[];
  /** In place of the calendar that was known at the fit. */
  readonly holidays?: readonly Holiday[];
}
