import type { FittedEts } from './fit-ets-model.ts';

/** The values that follow when no more errors occur (Hyndman et al. 2008, 6.1). */
export const forecastEts = (
  { model, level, slope, phi, seasonal, period, length }: FittedEts,
  horizon: number,
): Float64Array => {
  const point = new Float64Array(horizon);
  let trend = 0;
  let power = 1;
  for (let step = 0; step < horizon; step++) {
    power *= phi;
    trend += power * slope;
    const base = level + trend;
    if (model.season === 'N') point[step] = base;
    else {
      const index = seasonal[(length + step) % period] as number;
      point[step] = model.season === 'A' ? base + index : base * index;
    }
  }
  return point;
};
