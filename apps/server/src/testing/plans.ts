import type { Insertable } from 'kysely';
import type { Ctx } from '../kernel/ctx.ts';
import type { Plans, Recommendations } from '../kernel/database.generated.ts';
import { testCityId } from './test-city.ts';

const hourMs = 3_600_000;

/** A feasible plan for the first week of March 2026. */
export const addPlan = async (ctx: Ctx, plan: Partial<Insertable<Plans>> = {}): Promise<string> => {
  const id = ctx.ids.next();
  const madeAt = ctx.clock.now();
  await ctx.db
    .insertInto('plans')
    .values({
      id,
      cityId: testCityId,
      madeAt,
      madeBy: 'worker',
      trigger: 'first',
      firstDay: '2026-03-02',
      lastDay: '2026-03-08',
      scenario: 'p90',
      feasible: true,
      method: 'exact',
      cost: 0,
      transfers: 0,
      hospitalIds: [],
      includesInvented: false,
      shortages: '[]',
      relief: '[]',
      agents: '[]',
      occupancy: '{}',
      forecastMadeAt: madeAt,
      modelVersion: 'test',
      ...plan,
    })
    .execute();
  return id;
};

type Given = Omit<Partial<Insertable<Recommendations>>, 'days' | 'evidence' | 'advisory'> & {
  readonly days?: readonly { readonly day: string; readonly amount: number }[];
  readonly evidence?: {
    readonly needed: number;
    readonly available: number;
    readonly unit: string;
  };
  readonly advisory?: object;
};

/** An open recommendation of a plan of its own: 6 surge beds in the wards on the 3rd of March 2026. */
export const addRecommendation = async (
  ctx: Ctx,
  { days, evidence, advisory, ...given }: Given,
): Promise<string> => {
  const id = ctx.ids.next();
  const now = ctx.clock.now();
  const on = days ?? [{ day: '2026-03-03', amount: given.amount ?? 6 }];
  const dates = on.map(({ day }) => day).sort();
  await ctx.db
    .insertInto('recommendations')
    .values({
      id,
      planId: given.planId ?? (await addPlan(ctx)),
      cityId: testCityId,
      agent: 'capacity',
      kind: 'open-surge-beds',
      actionKey: `test/${id}`,
      department: 'ward',
      title: 'Open 6 surge beds in the wards',
      reason: '210 patients are expected and 200 beds are staffed.',
      firstDay: dates[0] ?? '2026-03-03',
      lastDay: dates.at(-1) ?? '2026-03-03',
      amount: Math.max(...on.map(({ amount }) => amount)),
      unit: 'beds',
      step: 2,
      cost: 12_000,
      effect: JSON.stringify({ text: '6 beds more', adds: 6, unit: 'beds' }),
      priority: 2,
      owner: 'bedManager',
      deadline: new Date(now.getTime() + 6 * hourMs),
      expiresAt: new Date(now.getTime() + 12 * hourMs),
      state: 'open',
      createdAt: now,
      ...given,
      days: JSON.stringify(on),
      evidence: JSON.stringify({
        ...(evidence ?? { needed: 210, available: 200, unit: 'beds' }),
        scenario: 'p90',
      }),
      advisory: advisory === undefined ? null : JSON.stringify(advisory),
    })
    .execute();
  return id;
};
