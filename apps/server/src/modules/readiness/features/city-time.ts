import type { Ctx } from '../../../kernel/ctx.ts';
import { zoneOffset } from '../../../kernel/zone-offset.ts';
import { dayMs } from '../surge/surge-row.ts';

/** Days since 1970 by a city's clock. */
export interface CityTime {
  readonly timeZone: string;
  readonly nowMs: number;
  readonly today: number;
  wallOf(instantMs: number): number;
  /** The instant at which a day begins. */
  beginOf(day: number): number;
}

export const cityTime = (ctx: Pick<Ctx, 'clock' | 'geography'>, cityId: string): CityTime =>
  timeIn(ctx.geography.city(cityId)?.timeZone ?? 'UTC', ctx.clock.now());

export const timeIn = (timeZone: string, now: Date): CityTime => {
  const offset = zoneOffset(timeZone);
  const nowMs = now.getTime();
  return {
    timeZone,
    nowMs,
    today: Math.floor((nowMs + offset(nowMs)) / dayMs),
    wallOf: (instantMs) => instantMs + offset(instantMs),
    beginOf: (day) => {
      const guess = day * dayMs - offset(day * dayMs);
      return day * dayMs - offset(guess);
    },
  };
};

export const isoDay = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);
export const dayOfIso = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / dayMs;
