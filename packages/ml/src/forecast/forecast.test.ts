import { describe, expect, it } from 'vitest';
import { createRandom } from '../numeric/index.ts';
import { type History, seasonalNaive } from '../series/index.ts';
import {
  fitForecast,
  forecastMany,
  holidayCalendar,
  planForecast,
  readGlobalForecaster,
  trainGlobal,
} from './index.ts';

const dayMs = 86_400_000;
const start = Date.UTC(2023, 0, 2);

/** Counts with a week, a slow level and noise, as of a ward or a clinic. */
const counts = (length: number, seed: number, level = 30): Float64Array => {
  const random = createRandom(seed);
  let drift = 0;
  return Float64Array.from({ length }, (_, i) => {
    drift = 0.9 * drift + 0.05 * random.normal();
    const mean = level * (1 + 0.3 * Math.sin((2 * Math.PI * i) / 7)) * (1 + drift);
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.normal()));
  });
};

const daily = (values: Float64Array, more: Partial<History> = {}): History => ({
  values,
  start,
  stepMs: dayMs,
  seasons: [7],
  nonNegative: true,
  ...more,
});

const horizon = 7;

describe('a forecast from an origin', () => {
  it('changes in nothing when all that comes later is poisoned', () => {
    const clean = counts(140, 1);
    const measured = counts(140, 2);
    const origin = 110;
    const poisoned = (column: Float64Array) =>
      column.map((v, i) => (i < origin ? v : 1e6 * (i % 3)));
    const walk = (values: Float64Array, observed: Float64Array) => {
      const plan = planForecast({
        series: [daily(values, { observed: [observed] })],
        horizon,
        firstOrigin: origin - horizon,
        model: 'auto',
        seed: 1,
      });
      return [origin - horizon, origin].flatMap((at) =>
        plan
          .at(at, [0])
          .map(({ point, quantile }) => [...point, ...quantile(0.1), ...quantile(0.9)]),
      );
    };
    expect(walk(poisoned(clean), poisoned(measured))).toEqual(walk(clean, measured));
  });

  it('beats the seasonal naive on noisy counts, and covers what it promises', () => {
    const values = counts(290, 3);
    const plan = planForecast({
      series: [daily(values)],
      horizon,
      firstOrigin: 150,
      model: 'auto',
      seed: 1,
    });
    let ours = 0;
    let naive = 0;
    let inside = 0;
    let n = 0;
    for (let origin = 150; origin + horizon <= 290; origin += horizon) {
      for (const { point, quantile, points } of plan.at(origin, [0])) {
        const low = quantile(0.1);
        const high = quantile(0.9);
        point.forEach((value, h) => {
          const error = (values[origin + h] ?? 0) - value;
          ours += Math.abs(error);
          naive += Math.abs((values[origin + h] ?? 0) - (points[0]?.[h] ?? 0));
          if (error >= (low[h] ?? 0) && error <= (high[h] ?? 0)) inside++;
          n++;
        });
      }
    }
    expect(ours).toBeLessThan(0.85 * naive);
    expect(inside / n).toBeGreaterThan(0.7);
    expect(inside / n).toBeLessThan(0.9);
  });

  it('is the seasonal naive where nothing beats it on past origins', () => {
    const random = createRandom(4);
    const week = Float64Array.from({ length: 7 }, () => 100 * random.next());
    const exact = Float64Array.from({ length: 150 }, (_, i) => week[i % 7] as number);
    const { forecast, backtest } = fitForecast(daily(exact), { horizon });
    const { point } = forecast();
    expect(backtest.mase >= 0 || Number.isNaN(backtest.mase)).toBe(true);
    point.forEach((value, h) => {
      expect(value).toBeCloseTo(week[(150 + h) % 7] as number, 6);
    });
  });
});

describe('fitForecast', () => {
  const history = daily(counts(180, 5));
  const fitted = fitForecast(history, { horizon });

  it('gives drivers that add up to the point, at every step', () => {
    const { point, drivers } = fitted.forecast();
    for (const step of [1, 4, 7]) {
      const { base, drivers: parts } = drivers(step);
      const sum = parts.reduce((total, { amount }) => total + amount, base);
      expect(sum).toBeCloseTo(point[step - 1] as number, 6);
    }
  });

  it('nests its intervals, keeps counts non-negative and reports a backtest better than naive', () => {
    const { point, lower80, upper80, lower95, upper95 } = fitted.forecast(5);
    expect(point.length).toBe(5);
    point.forEach((value, h) => {
      expect(lower95[h]).toBeLessThanOrEqual(lower80[h] as number);
      expect(lower80[h]).toBeLessThanOrEqual(value);
      expect(value).toBeLessThanOrEqual(upper80[h] as number);
      expect(upper80[h]).toBeLessThanOrEqual(upper95[h] as number);
      expect(lower95[h]).toBeGreaterThanOrEqual(0);
    });
    expect(fitted.backtest.mase).toBeLessThan(fitted.backtest.naiveMase);
    expect(fitted.backtest.n).toBeGreaterThan(100);
  });

  it('never forecasts less than nothing, however rare the counts', () => {
    const random = createRandom(6);
    const rare = Float64Array.from({ length: 200 }, () => (random.next() < 0.1 ? 1 : 0));
    const { point, lower95 } = fitForecast(daily(rare), { horizon }).forecast();
    expect(Math.min(...point, ...lower95)).toBeGreaterThanOrEqual(0);
  });

  it('forecasts through gaps, from one value, and from a constant', () => {
    const gaps = counts(130, 7).map((value, i) =>
      i % 11 === 3 || (i > 60 && i < 90) ? Number.NaN : value,
    );
    const all = (values: Float64Array) => {
      const { point, lower80, upper80 } = fitForecast(daily(values), { horizon }).forecast();
      return [...point, ...lower80, ...upper80];
    };
    expect(all(gaps).every(Number.isFinite)).toBe(true);
    expect(all(Float64Array.of(3)).every(Number.isFinite)).toBe(true);
    expect(all(counts(9, 8)).every(Number.isFinite)).toBe(true);
    for (const value of all(new Float64Array(100).fill(12))) expect(value).toBeCloseTo(12, 5);
    expect(() => fitForecast(daily(new Float64Array(20).fill(Number.NaN)), { horizon })).toThrow(
      'no value',
    );
  });

  it('uses what is known ahead', () => {
    const random = createRandom(9);
    const event = Float64Array.from({ length: 187 }, () => (random.next() < 0.2 ? 1 : 0));
    const values = counts(187, 10).map((value, i) => value + 40 * (event[i] as number));
    const { forecast } = fitForecast(
      daily(values.slice(0, 180), { known: [event.slice(0, 180)] }),
      { horizon, knownNames: ['match day'] },
    );
    const plain = forecast(1, [new Float64Array(7)]);
    const busy = forecast(1, [new Float64Array(7).fill(1)]);
    expect((busy.point[0] as number) - (plain.point[0] as number)).toBeGreaterThan(20);
    const driver = busy.drivers(1).drivers.find(({ name }) => name === 'match day');
    expect(driver?.amount).toBeGreaterThan(10);
  });

  it('learns what holidays do', () => {
    const random = createRandom(11);
    const first = start / dayMs;
    const offsets = Array.from({ length: 13 }, (_, k) => 20 * k + random.int(15)).concat(260);
    const values = counts(260, 12).map((value, i) => (offsets.includes(i) ? 0.3 * value : value));
    const holidays = offsets.map((offset) => ({ day: first + offset, name: `Holiday ${offset}` }));
    const plain = fitForecast(daily(values), { horizon: 2 }).forecast();
    const { point } = fitForecast(daily(values), { horizon: 2, holidays }).forecast();
    expect(point[0] as number).toBeLessThan(0.75 * (plain.point[0] as number));
    expect(point[1] as number).toBeGreaterThan(0.75 * (plain.point[1] as number));
  });
});

describe('forecastMany', () => {
  it('covers what it promises over many short series, and beats the naive', () => {
    const all = Array.from({ length: 80 }, (_, s) => counts(140 + horizon, 100 + s, 5 + s));
    const histories = all.map((values) => daily(values.slice(0, 140)));
    let inside = 0;
    let ours = 0;
    let naive = 0;
    forecastMany(histories, { horizon, maxRows: 6_000 }).forEach((forecast, s) => {
      const base = seasonalNaive()
        .fit(histories[s] as History)
        .forecast(horizon).point;
      forecast.point.forEach((value, h) => {
        const truth = all[s]?.[140 + h] as number;
        ours += Math.abs(truth - value);
        naive += Math.abs(truth - (base[h] as number));
        if (truth >= (forecast.lower80[h] as number) && truth <= (forecast.upper80[h] as number))
          inside++;
      });
    });
    expect(inside / (80 * horizon)).toBeGreaterThan(0.75);
    expect(inside / (80 * horizon)).toBeLessThan(0.86);
    expect(ours).toBeLessThan(0.85 * naive);
  });
});

describe('a global forecaster', () => {
  const histories = Array.from({ length: 6 }, (_, s) => daily(counts(200, 200 + s, 10 + 8 * s)));
  const trained = trainGlobal(histories, { horizon, maxRows: 4_000, rounds: 60, stride: 5 });

  it('says the same after it was written and read', () => {
    const fresh = daily(counts(90, 300), { start: start + 21 * dayMs });
    const read = readGlobalForecaster(trained.toBytes());
    expect(read.forecast(fresh)).toEqual(trained.forecast(fresh));
    const { base, drivers } = read.explain(fresh, 3);
    const sum = drivers.reduce((total, { amount }) => total + amount, base);
    expect(sum).toBeCloseTo(trained.forecast(fresh).point[2] as number, 6);
    expect(() => readGlobalForecaster(new Uint8Array(40))).toThrow('version');
  });

  it('forecasts a history that it never saw, longer or shorter than those it learnt from', () => {
    for (const length of [3, 20, 500]) {
      const fresh = daily(counts(length, 400 + length));
      const { point, lower80, upper80 } = trained.forecast(fresh);
      expect([...point, ...lower80, ...upper80].every(Number.isFinite)).toBe(true);
    }
    expect(() => trained.forecast({ ...daily(counts(50, 1)), stepMs: 3_600_000 })).toThrow('Steps');
  });
});

describe('holidays', () => {
  it('count as their most public name and know their earlier days', () => {
    const calendar = holidayCalendar([
      { day: 10, name: 'A', minor: true },
      { day: 10, name: 'B' },
      { day: 375, name: 'B' },
      { day: 400, name: 'A', minor: true },
    ]);
    expect([calendar.rank(10), calendar.rank(400), calendar.rank(11)]).toEqual([2, 1, 0]);
    expect(calendar.earlier(375)).toEqual([10]);
    expect(calendar.daysUntil(373, 5)).toBe(2);
    expect(calendar.daysSince(376, 5)).toBe(1);
  });
});
