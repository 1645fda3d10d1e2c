import type { DepartmentKind, ObservationFigures } from '@pulse/contract';
import { createRandom } from '@pulse/ml/numeric';
import type { StaffActor } from '../../../kernel/actor.ts';
import { addHospital } from '../../../testing/hospitals.ts';
import { addPlanner, addStaff } from '../../../testing/people.ts';
import { testCityId } from '../../../testing/test-city.ts';
import { openTestCtx, type TestCtx } from '../../../testing/test-ctx.ts';
import { ensureObservationPartitions, storePastObservations } from '../../observations/index.ts';
import { isoDay } from '../features/city-time.ts';
import { weekday } from '../surge/holiday-days.ts';
import { dayMs } from '../surge/surge-row.ts';

export interface SurgeScene extends TestCtx {
  readonly cityId: string;
  readonly hospitalIds: readonly string[];
  /** Of the first two hospitals. */
  readonly planner: StaffActor;
  readonly admin: StaffActor;
  readonly analyst: StaffActor;
  /** Today, days since 1970-01-01 by the city's clock. */
  readonly today: number;
  /** Reports of days from `today + from` to before `today + to`, one each evening. */
  report(hospitalIds: readonly string[], from: number, to: number): Promise<void>;
}

const indiaMs = 5.5 * 3_600_000;

/** Hospitals in the test city that reported every evening of the last days, until yesterday. */
export const openSurgeScene = async ({ hospitals = 6, days = 40 } = {}): Promise<SurgeScene> => {
  const test = await openTestCtx();
  const { ctx } = test;
  await ensureObservationPartitions(ctx);
  const today = Math.floor((ctx.clock.now().getTime() + indiaMs) / dayMs);
  const hospitalIds: string[] = [];
  for (let index = 0; index < hospitals; index += 1) {
    // From the middle of the east ward to the far end of the west one.
    const id = await addHospital(ctx, { lat: 12.95, lng: 77.65 - 0.025 * index });
    const breathing = { hospitalId: id, kind: 'respiratory' as const };
    await ctx.db.insertInto('hospitalDepartments').values(breathing).execute();
    await ctx.db
      .insertInto('hospitalBeds')
      .values({
        hospitalId: id,
        department: 'respiratory',
        type: 'ward',
        licensed: 50,
        staffed: 50,
      })
      .execute();
    hospitalIds.push(id);
  }
  const report: SurgeScene['report'] = (ids, from, to) =>
    ctx.db.transaction().execute(async (tx) => {
      const past = ids.flatMap((hospitalId) =>
        Array.from({ length: to - from }, (_, i) => today + from + i).flatMap((day) =>
          eveningOf(hospitalId, hospitalIds.indexOf(hospitalId), day),
        ),
      );
      await storePastObservations(ctx, tx, past);
    });
  await report(hospitalIds, -days, 0);
  return {
    ...test,
    cityId: testCityId,
    hospitalIds,
    planner: await addPlanner(ctx, hospitalIds.slice(0, 2)),
    admin: await addStaff(ctx, 'admin'),
    analyst: await addStaff(ctx, 'analyst'),
    today,
    report,
  };
};

const eveningOf = (hospitalId: string, index: number, day: number) => {
  const random = createRandom(1_000 * index + day);
  const busy = 1 + 0.1 * Number(weekday(day) === 1);
  const count = (mean: number) =>
    Math.max(0, Math.round(busy * mean + Math.sqrt(mean) * random.normal()));
  const arrivals = { ed: count(50 + 5 * index), respiratory: count(12) };
  const observedAt = new Date(Date.parse(`${isoDay(day)}T22:00Z`) - indiaMs);
  const said = (department: DepartmentKind | null, figures: ObservationFigures) => ({
    hospitalId,
    department,
    observedAt,
    figures,
  });
  const all = arrivals.ed + arrivals.respiratory;
  return [
    said(null, {
      arrivals: all,
      admissions: Math.round(0.28 * all),
      discharges: Math.round(0.28 * all),
      edPatients: 20,
      occupied: { ward: 190, icu: 30 },
    }),
    said('ed', { arrivals: arrivals.ed }),
    said('respiratory', { arrivals: arrivals.respiratory }),
  ];
};
