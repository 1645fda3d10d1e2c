import type { Ctx } from '../../../kernel/ctx.ts';
import { type DailyInput, listDailySignals } from '../../predictions/index.ts';
import { type CityTime, dayOfIso, isoDay } from './city-time.ts';
import type { ToldValue } from './feature-source.ts';
import { lastOfEach, type Told } from './known-value.ts';

/** As far as weather is foretold. */
const aheadDays = 16;
/** Weather is foretold anew four times a day. */
const stretchMs = 6 * 3_600_000;
/** A forecast that moves by less moves nobody; what is measured counts exactly. */
const tolerances: Record<DailyInput, number> = {
  air: 2,
  temperatureMaxC: 0.5,
  temperatureMinC: 0.5,
  humidityPercent: 3,
};

/** Air and weather of the city: what was foretold of each day, and what it was like. */
export const tellWeather = async (
  ctx: Ctx,
  cityId: string,
  { today }: CityTime,
  fromDay: number,
): Promise<ToldValue[]> => {
  const signals = await listDailySignals(ctx, cityId, {
    fromDay: isoDay(fromDay),
    toDay: isoDay(today + aheadDays),
  });
  const values = new Map<string, ToldValue & { readonly told: Told[] }>();
  for (const { input, day, value, knownAt, provenance, kind } of signals) {
    const key = `${input} ${day}`;
    const own = values.get(key) ?? {
      hospitalId: '',
      unit: '',
      input,
      day: dayOfIso(day),
      told: [],
    };
    values.set(key, own);
    own.told.push({
      value,
      knownAtMs: knownAt.getTime(),
      provenance,
      tolerance: kind === 'forecast' ? tolerances[input] : 0,
    });
  }
  return [...values.values()].map((one) => ({ ...one, told: lastOfEach(one.told, stretchMs) }));
};
