import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { decomposeMstl, ets, type Forecaster, mstl, theta } from '@pulse/ml/series';
import monthly from '../../packages/ml/src/series/fixtures/monthly.json' with { type: 'json' };
import split from '../../packages/ml/src/series/fixtures/stl.json' with { type: 'json' };
import { promise } from '../figures.ts';

const horizon = 12;
const rounds = 5;

/**
 * Exponential smoothing, theta and STL against R's forecast package on AirPassengers and ten
 * hospital series: mean scaled error of the last twelve months, and time. Without R the errors are
 * compared with those kept from it, and the times with nothing.
 */
export const benchSeries = async (): Promise<boolean> => {
  const live = await askR();
  if (!live) console.log('  R is not installed: its errors are those on file, its times unknown');
  let held = true;
  for (const [name, forecaster] of [
    ['ets', ets()],
    ['theta', theta()],
    ['stl', mstl({ seasonWindows: [11] })],
  ] as const) {
    const ours = run(forecaster);
    const means = live?.[name].means ?? monthly.map((one) => keptMeans(one, name));
    const error = scaledError(ours.means);
    const theirs = scaledError(means);
    const times = live
      ? `${ours.ms.toFixed(1)} ms a series, R ${(live[name].ms / monthly.length).toFixed(1)} ms; ratio ${((ours.ms * monthly.length) / live[name].ms).toFixed(3)}`
      : `${ours.ms.toFixed(1)} ms a series`;
    console.log(
      `  ${name}: MASE ${error.toFixed(4)}, R ${theirs.toFixed(4)}, ratio ${(error / theirs).toFixed(4)}; ${times}`,
    );
    held = promise(`${name} errs at most 2 % more than R`, error <= 1.02 * theirs) && held;
  }
  const values = Float64Array.from(split.mstl.values);
  const splitMs = bestOf(() => decomposeMstl(values, [24, 168]));
  const theirs = live ? `, R ${live.mstlMs.toFixed(0)} ms` : '';
  console.log(`  mstl of ${values.length} hours: ${splitMs.toFixed(1)} ms${theirs}`);
  const hours = Float64Array.from({ length: 1_440 }, (_, i) => values[i % values.length] ?? 0);
  const past = { values: hours, start: 0, stepMs: 3_600_000, seasons: [24, 168] };
  const fast = ets({ models: 'fast' });
  const all = ets();
  console.log(
    `  60 days of hours: ets fast ${bestOf(() => fast.fit(past)).toFixed(1)} ms, all ${bestOf(() => all.fit(past)).toFixed(1)} ms, mstl ${bestOf(() => mstl({ adjusted: fast }).fit(past)).toFixed(1)} ms`,
  );
  return held;
};

type Method = 'ets' | 'theta' | 'stl';

interface FromR extends Record<Method, { readonly ms: number; readonly means: number[][] }> {
  readonly mstlMs: number;
}

const keptMeans = (one: (typeof monthly)[number], name: Method): number[] =>
  name === 'stl' ? one.stlf.mean : one[name].mean;

const run = (forecaster: Forecaster): { ms: number; means: ArrayLike<number>[] } => {
  const forecast = () =>
    monthly.map(
      (one) =>
        forecaster
          .fit({
            values: Float64Array.from(one.values.slice(0, -horizon)),
            start: 0,
            stepMs: 2_629_800_000,
            seasons: [12],
          })
          .forecast(horizon).point,
    );
  return { ms: bestOf(forecast) / monthly.length, means: forecast() };
};

const bestOf = (work: () => unknown): number => {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const startedMs = performance.now();
    work();
    best = Math.min(best, performance.now() - startedMs);
  }
  return best;
};

/** Mean over the series of the MASE with the seasonal naive as measure (Hyndman and Koehler 2006). */
const scaledError = (means: readonly ArrayLike<number>[]): number => {
  let total = 0;
  monthly.forEach(({ values }, series) => {
    const end = values.length - horizon;
    let scale = 0;
    for (let i = 12; i < end; i += 1) {
      scale += Math.abs((values[i] ?? 0) - (values[i - 12] ?? 0)) / (end - 12);
    }
    for (let i = 0; i < horizon; i += 1) {
      total += Math.abs((means[series]?.[i] ?? 0) - (values[end + i] ?? 0)) / horizon / scale;
    }
  });
  return total / monthly.length;
};

const askR = async (): Promise<FromR | undefined> => {
  const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
  const fixtures = '../../packages/ml/src/series/fixtures/';
  try {
    const { stdout } = await promisify(execFile)(
      'Rscript',
      [path('./series.R'), path(`${fixtures}monthly.json`), path(`${fixtures}stl.json`)],
      { timeout: 300_000 },
    );
    return JSON.parse(stdout) as FromR;
  } catch {
    return undefined;
  }
};
