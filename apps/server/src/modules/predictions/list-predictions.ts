import type { Prediction, RouteQuery, routes } from '@pulse/contract';
import { z } from 'zod';
import type { Ctx } from '../../kernel/ctx.ts';
import { decodeCursorAs, encodeCursor } from '../../kernel/cursor.ts';
import { listAreas } from '../places/index.ts';
import { levels } from './kinds.ts';
import { presentHeads } from './present-head.ts';
import { selectHeads } from './queries.ts';

const usualLimit = 50;
const Cursor = z.tuple([z.number(), z.number(), z.string(), z.string()]);

/** The latest forecast of each ward and kind, the worst first. Everybody may see them. */
export const listPredictions = async (
  ctx: Ctx,
  query: RouteQuery<typeof routes.listPredictions>,
): Promise<{ items: Prediction[]; nextCursor: string | null }> => {
  const limit = query.limit ?? usualLimit;
  const cityId = query.city ?? ctx.config.defaultCityId;
  const rows = await selectHeads(ctx.db, {
    cityId,
    kinds: query.kind,
    areaIds: await areasOf(ctx, cityId, query),
    levels: query.level?.map((level) => levels.indexOf(level)),
    after: query.cursor === undefined ? undefined : decodeCursorAs(query.cursor, Cursor),
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: await presentHeads(ctx, page),
    nextCursor:
      last && rows.length > limit
        ? encodeCursor([last.peakLevel, last.peakPoint, last.kind, last.areaId])
        : null,
  };
};

/** The wards that are asked for, by themselves or by their zones; undefined when all are. */
const areasOf = async (
  ctx: Ctx,
  city: string,
  { area, zone }: { area?: readonly string[] | undefined; zone?: readonly string[] | undefined },
): Promise<string[] | undefined> => {
  if (zone === undefined) return area && [...area];
  const inZones = await Promise.all(zone.map((id) => listAreas(ctx, { city, zone: id })));
  const ids = inZones.flatMap(({ items }) => items.map(({ id }) => id));
  return area === undefined ? ids : ids.filter((id) => area.includes(id));
};
