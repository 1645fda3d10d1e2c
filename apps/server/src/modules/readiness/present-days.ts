import type { SurgeDay } from '@pulse/contract';
import { isoDay } from './features/city-time.ts';
import type { AppliedForecast } from './surge/apply-fit.ts';
import { type PartShares, sharesOn, splitDayParts } from './surge/day-parts.ts';
import { driverGroups } from './surge/surge-drivers.ts';

/** A forecast as it is kept and sent: people to two places, so that nothing moves by noise alone. */
export const presentDays = (forecast: AppliedForecast, shares: PartShares): SurgeDay[] =>
  Array.from(forecast.point, (point, i) => {
    const end = (name: 'lower80' | 'upper80' | 'lower95' | 'upper95') =>
      rounded(forecast[name][i] ?? point);
    const day = forecast.firstDay + i;
    const [lower80, upper80] = [end('lower80'), end('upper80')];
    const { base, amounts } = forecast.drivers[i] ?? { base: point, amounts: undefined };
    return {
      day: isoDay(day),
      point: rounded(point),
      lower80,
      upper80,
      lower95: end('lower95'),
      upper95: end('upper95'),
      base: rounded(base),
      drivers: driverGroups.map((group) => ({ group, amount: rounded(amounts?.[group] ?? 0) })),
      parts: splitDayParts({ point, lower80, upper80 }, sharesOn(shares, day)).map((part) => ({
        part: part.part,
        point: rounded(part.point),
        lower80: rounded(part.lower80),
        upper80: rounded(part.upper80),
      })),
    };
  });

export const rounded = (value: number): number => Math.round(value * 100) / 100;
