import { sql } from 'kysely';
import type { Ctx, Tx } from '../../kernel/ctx.ts';
import type { JsonObject } from '../../kernel/database.generated.ts';
import { cellsOfIncident, countHours, type HourlyCell } from '../incidents/index.ts';

const hourMs = 3_600_000;
/** A month at a time: few passes over the incidents, and none so long that others wait for it. */
const stretchMs = 31 * 24 * hourMs;

/** Counts the hours anew that an incident counts in, or counted in before it was corrected. */
export const recountIncident = async (ctx: Ctx, payload: JsonObject): Promise<void> => {
  const { incidentId } = payload;
  if (typeof incidentId !== 'string') return;
  await ctx.db.transaction().execute(async (tx) => {
    await takeTurn(tx);
    for (const cell of await cellsOfIncident(tx, incidentId)) await recountCell(tx, cell);
  });
};

/** Counts a span of time anew after an import, `{cityId, from, to}`, a month to a transaction. */
export const recountImport = async (ctx: Ctx, payload: JsonObject): Promise<void> => {
  const { cityId, from, to } = payload;
  if (typeof cityId !== 'string' || typeof from !== 'string' || typeof to !== 'string') return;
  const lastMs = Date.parse(to);
  for (let fromMs = beginOfHour(from); fromMs <= lastMs; fromMs += stretchMs) {
    const span = { cityId, from: new Date(fromMs), to: new Date(fromMs + stretchMs) };
    await ctx.db.transaction().execute(async (tx) => {
      await takeTurn(tx);
      await replaceCounts(tx, span);
    });
  }
};

/** One recount at a time: a slow one must not write what it counted before a quick one's news. */
const takeTurn = async (tx: Tx): Promise<void> => {
  await sql`SELECT pg_advisory_xact_lock(hashtext('recount hours'))`.execute(tx);
};

const recountCell = (tx: Tx, { hour, ...cell }: HourlyCell): Promise<void> =>
  replaceCounts(tx, { ...cell, from: hour, to: new Date(hour.getTime() + hourMs) });

type Span = Parameters<typeof countHours>[1];

const insertRows = 1_000;

const replaceCounts = async (tx: Tx, span: Span): Promise<void> => {
  const { cityId, from, to, areaId, category } = span;
  await tx
    .deleteFrom('hourlyIncidents')
    .where('cityId', '=', cityId)
    .where('hour', '>=', from)
    .where('hour', '<', to)
    .$if(areaId !== undefined, (query) => query.where('areaId', '=', areaId ?? ''))
    .$if(category !== undefined, (query) => query.where('category', '=', category ?? ''))
    .execute();
  const counts = await countHours(tx, span);
  for (let start = 0; start < counts.length; start += insertRows) {
    await tx
      .insertInto('hourlyIncidents')
      .values(counts.slice(start, start + insertRows))
      .execute();
  }
};

const beginOfHour = (at: string): number => Math.floor(Date.parse(at) / hourMs) * hourMs;
