import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { mase, naiveScale } from '@pulse/ml/evaluate';
import { createRandom } from '@pulse/ml/numeric';
import { autoArima } from '@pulse/ml/series';
import cases from '../../packages/ml/src/series/arima/fixtures/auto.json' with { type: 'json' };
import { promise } from '../figures.ts';

const horizon = 12;
const rounds = 3;
const mostHourlyMs = 2_000;

/**
 * Automatic ARIMA against R's auto.arima on AirPassengers and ten hospital series: mean scaled error
 * of the last twelve months, and time. Without R the errors are compared with those kept from it.
 */
export const benchArima = async (): Promise<boolean> => {
  const live = await askR();
  if (!live) console.log('  R is not installed: its errors are those on file, its times unknown');
  const forecast = () =>
    cases.map((one) =>
      autoArima()
        .fit(historyOf(Float64Array.from(one.values), [one.period]))
        .forecast(horizon),
    );
  const ms = bestOf(forecast);
  const ours = errorsOf(forecast().map(({ point }) => point));
  const theirs = errorsOf(live?.means ?? cases.map(({ point }) => point));
  cases.forEach(({ name }, k) => {
    console.log(`  ${name}: MASE ${ours[k]?.toFixed(4)}, R ${theirs[k]?.toFixed(4)}`);
  });
  const error = meanOf(ours);
  const reference = meanOf(theirs);
  const times = live
    ? `, R ${(live.ms / cases.length).toFixed(0)} ms; ratio ${(ms / live.ms).toFixed(3)}`
    : '';
  console.log(
    `  mean ${error.toFixed(4)}, R ${reference.toFixed(4)}, ratio ${(error / reference).toFixed(4)}; ${(ms / cases.length).toFixed(0)} ms a series${times}`,
  );
  const hourly = historyOf(hours(1_440), [24, 168]);
  const hourlyMs = bestOf(() => autoArima().fit(hourly));
  const harmonicMs = bestOf(() => autoArima({ fourier: 'auto' }).fit(hourly));
  console.log(
    `  60 days of hours: ${autoArima().fit(hourly).description} ${hourlyMs.toFixed(0)} ms; ${autoArima({ fourier: 'auto' }).fit(hourly).description} ${harmonicMs.toFixed(0)} ms`,
  );
  return [
    promise('auto-arima errs at most 2 % more than R', error <= 1.02 * reference),
    promise('and is no slower', !live || ms <= live.ms),
    promise(`60 days of hours within ${mostHourlyMs} ms`, hourlyMs <= mostHourlyMs),
  ].every((held) => held);
};

const historyOf = (values: Float64Array, seasons: readonly number[]) => ({
  values,
  start: 0,
  stepMs: 3_600_000,
  seasons,
});

const errorsOf = (means: readonly ArrayLike<number>[]): number[] =>
  cases.map(({ values, actual, period }, k) =>
    mase(actual, means[k] ?? [], naiveScale(values, period)),
  );

const meanOf = (numbers: readonly number[]): number =>
  numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/** Counts with a day, a week and lasting errors. */
const hours = (length: number): Float64Array => {
  const random = createRandom(1);
  let error = 0;
  return Float64Array.from({ length }, (_, t) => {
    error = 0.6 * error + 2 * random.normal();
    const day = 8 * Math.sin((2 * Math.PI * t) / 24) + 4 * Math.cos((4 * Math.PI * t) / 24);
    return Math.max(0, 20 + day + (t % 168 < 120 ? 3 : -2) + error);
  });
};

/** Least time of the processor, which other programs disturb less than the clock's. */
const bestOf = (work: () => unknown): number => {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
};

const askR = async (): Promise<{ ms: number; means: number[][] } | undefined> => {
  const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
  try {
    const { stdout } = await promisify(execFile)(
      'Rscript',
      [path('./arima.R'), path('../../packages/ml/src/series/arima/fixtures/auto.json')],
      { timeout: 600_000 },
    );
    return JSON.parse(stdout);
  } catch {
    return undefined;
  }
};
