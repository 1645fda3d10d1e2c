import { readGlobalForecaster } from '@pulse/ml/forecast';
import type { History } from '@pulse/ml/series';
import type { SignalDriver, SignalModel } from './signal-model.ts';

/** Reads a forecaster that `trainSignal` made. Beyond its horizon it repeats its last season. */
export const loadSignal =
  (description: string, seasons: readonly number[]) =>
  (bytes: Uint8Array): SignalModel => {
    const model = readGlobalForecaster(bytes);
    const { stepMs, horizon } = model.parts;
    return {
      stepMs,
      forecast: ({ values, start, horizon: wanted }) => {
        const history: History = { values, start, stepMs, seasons, nonNegative: true };
        const { point, lower80, upper80 } = model.forecast(history);
        const highest = point.indexOf(Math.max(...point));
        // Explaining a step costs as much as forecasting all of them: the worst one is asked about.
        const { drivers } = model.explain(history, highest + 1);
        return {
          description,
          steps: Array.from({ length: wanted }, (_, i) => {
            const step = i < horizon ? i : horizon - 1;
            return {
              point: point[step] ?? 0,
              lower80: lower80[step] ?? 0,
              upper80: upper80[step] ?? 0,
              drivers: step === highest ? drivers.map(asDriver) : [],
            };
          }),
        };
      },
    };
  };

const asDriver = ({ name, amount }: { name: string; amount: number }): SignalDriver => ({
  name: name.replaceAll(' ', '-'),
  label: name.charAt(0).toUpperCase() + name.slice(1),
  amount,
});
