import type { SignalModel } from '../../../models/signal/signal-model.ts';
import type { Forecast, SeriesToForecast } from '../port.ts';
import type { OnShelf } from './model-shelf.ts';

const minuteMs = 60_000;

/** A forecast by the model that was trained on this kind of signal. */
export const forecastSignal = (
  series: SeriesToForecast,
  { model, version }: OnShelf<SignalModel>,
): Forecast => {
  const { values, startMs, offsetMinutes = 0, stepMs, horizon } = series;
  const start = startMs + offsetMinutes * minuteMs;
  const { steps } = model.forecast({ values, start, stepMs, horizon });
  return {
    model: version,
    points: steps.map(({ point, lower80, upper80, drivers }, step) => ({
      atMs: startMs + (values.length + step) * stepMs,
      value: point,
      lower80,
      upper80,
      drivers,
    })),
  };
};
