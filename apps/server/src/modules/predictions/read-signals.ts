import type { PredictionKind } from '@pulse/contract';
import { sql } from 'kysely';
import type { Ctx } from '../../kernel/ctx.ts';
import { readDailyAir } from './feeds/read-daily-air.ts';
import { floodingRainMm, kinds } from './kinds.ts';

/** What one place measured, step by step. */
export interface Signal {
  /** The ward that it stands for; null for the whole city. */
  readonly areaId: string | null;
  /** When the first step begins. */
  readonly start: Date;
  /** One value a step; NaN where nothing was measured. */
  readonly values: Float64Array;
  readonly provenance: string;
}

interface Measured {
  readonly areaId: string | null;
  readonly at: Date;
  readonly value: number;
  readonly provenance: string;
}

/**
 * What was measured of a kind in a city from `from` up to `until`, one signal a place. Rain is in
 * millimetres a day; the air is the mean of the city's stations.
 */
export const readSignals = async (
  ctx: Ctx,
  cityId: string,
  kind: PredictionKind,
  until: Date,
): Promise<Signal[]> => {
  const { stepMs, historyMs } = kinds[kind];
  const from = new Date(until.getTime() - historyMs);
  const rows = await select(ctx, cityId, kind, from, until);
  const byPlace = new Map<string | null, Measured[]>();
  for (const row of rows) {
    const measured = byPlace.get(row.areaId) ?? [];
    measured.push(row);
    byPlace.set(row.areaId, measured);
  }
  return [...byPlace].map(([areaId, measured]) => {
    const start = measured[0]?.at ?? from;
    const last = measured.at(-1)?.at ?? start;
    const values = new Float64Array(1 + stepsBetween(start, last, stepMs)).fill(Number.NaN);
    for (const { at, value } of measured) values[stepsBetween(start, at, stepMs)] = value;
    return { areaId, start, values, provenance: measured[0]?.provenance ?? '' };
  });
};

const stepsBetween = (from: Date, to: Date, stepMs: number): number =>
  Math.round((to.getTime() - from.getTime()) / stepMs);

const select = async (
  ctx: Ctx,
  cityId: string,
  kind: PredictionKind,
  from: Date,
  until: Date,
): Promise<Measured[]> => {
  if (kind === 'traffic') {
    return ctx.db
      .selectFrom('trafficReadings')
      .select(['areaId', 'at', sql<number>`congestion`.as('value'), 'provenance'])
      .where('cityId', '=', cityId)
      .where('congestion', 'is not', null)
      .where('at', '>=', from)
      .where('at', '<', until)
      .orderBy('at')
      .execute();
  }
  if (kind === 'flooding') {
    return ctx.db
      .selectFrom('weatherReadings as r')
      .innerJoin('sensors as s', 's.id', 'r.station')
      .select(['s.areaId', 'r.at', sql<number>`r.rain_mm`.as('value'), 'r.provenance'])
      .where('r.cityId', '=', cityId)
      .where('r.rainMm', 'is not', null)
      .where('r.at', '>=', from)
      .where('r.at', '<', until)
      .orderBy('r.at')
      .execute();
  }
  const air = await readDailyAir(ctx, cityId, from, until);
  return air.map((day) => ({ ...day, areaId: null }));
};

const recentSteps: Readonly<Record<PredictionKind, number>> = { traffic: 24, flooding: 7, aqi: 14 };

/** The last measurements behind a forecast, oldest first; of rain, whether it was flooding rain. */
export const readRecent = async (
  ctx: Ctx,
  head: { cityId: string; kind: PredictionKind; stepsAreaId: string | null; madeAt: Date },
): Promise<{ at: Date; value: number }[]> => {
  const { kind, cityId, stepsAreaId, madeAt } = head;
  const from = new Date(madeAt.getTime() - (recentSteps[kind] + 1) * kinds[kind].stepMs);
  const rows = await select(ctx, cityId, kind, from, ctx.clock.now());
  return rows
    .filter(({ areaId }) => areaId === stepsAreaId)
    .map(({ at, value }) => ({ at, value: shownValue(kind, value) }));
};

/** A measurement in the unit of its kind's forecast. */
export const shownValue = (kind: PredictionKind, value: number): number =>
  kind === 'flooding' ? Number(value >= floodingRainMm) : value;
