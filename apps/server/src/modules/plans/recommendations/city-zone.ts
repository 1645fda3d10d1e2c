import type { Ctx } from '../../../kernel/ctx.ts';

export const timeZoneOf = (ctx: Ctx, cityId: string): string =>
  ctx.geography.city(cityId)?.timeZone ?? 'UTC';

/** A date column as text: it is read as midnight UTC, whatever zone the process runs in. */
export const dateText = (date: Date): string => date.toISOString().slice(0, 10);
