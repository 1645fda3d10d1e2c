import type { Area } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { presentArea } from './present-area.ts';
import { selectAreas } from './queries.ts';

export interface ListAreasInput {
  readonly city?: string | undefined;
  readonly zone?: string | undefined;
  /** Part of the name, or the number. */
  readonly text?: string | undefined;
}

/** Wards of a city by number, those without a number by id. */
export const listAreas = async (
  ctx: Ctx,
  { city, zone, text }: ListAreasInput,
): Promise<{ items: Area[]; nextCursor: null }> => {
  let query = selectAreas(ctx.db, city ?? ctx.config.defaultCityId);
  if (zone !== undefined) query = query.where('zoneId', '=', zone);
  const wanted = text?.trim() ?? '';
  if (/^\d{1,6}$/.test(wanted)) query = query.where('number', '=', Number(wanted));
  else if (wanted !== '') query = query.where('name', 'ilike', `%${literal(wanted)}%`);
  return { items: (await query.execute()).map(presentArea), nextCursor: null };
};

/** Keeps % and _ from meaning anything. */
const literal = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
