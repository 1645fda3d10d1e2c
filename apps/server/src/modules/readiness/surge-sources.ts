import type { HospitalSurge } from '@pulse/contract';
import { sql } from 'kysely';
import type { Ctx } from '../../kernel/ctx.ts';
import { feedFacts } from '../../platform/feeds/index.ts';
import { sourceLabels } from '../predictions/index.ts';
import type { SurgeInput } from './surge/surge-row.ts';

/** One input stands for all that come the same way. */
const told: readonly { readonly input: SurgeInput; readonly name: string }[] = [
  { input: 'air', name: 'air' },
  { input: 'temperatureMaxC', name: 'weather' },
];

/** Where the newest air and weather behind a city's forecasts come from; what is missing is left out. */
export const surgeSources = async (ctx: Ctx, cityId: string): Promise<HospitalSurge['sources']> => {
  const { rows } = await sql<{ input: string; provenance: string }>`
    SELECT DISTINCT ON (input) input, provenance FROM surge_features
    WHERE city_id = ${cityId} AND input = any(${told.map(({ input }) => input)}::text[])
    ORDER BY input, day DESC, known_at DESC`.execute(ctx.db);
  const labelOf = await sourceLabels(ctx);
  const feeds: Readonly<Record<string, { readonly label: string }>> = feedFacts;
  return told.flatMap(({ input, name }) => {
    const provenance = rows.find((row) => row.input === input)?.provenance;
    if (provenance === undefined) return [];
    return {
      input: name,
      label: feeds[provenance]?.label ?? labelOf('aqi', provenance),
      replayed: provenance === 'replay',
    };
  });
};
