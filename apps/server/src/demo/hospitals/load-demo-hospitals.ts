import { DepartmentKind, type TransferLink } from '@pulse/contract';
import { sql } from 'kysely';
import type { Ctx, Tx } from '../../kernel/ctx.ts';
import { holidayDates } from '../../modules/gatherings/index.ts';
import { bareHospitals, type Capacity, storeInvented } from '../../modules/hospitals/index.ts';
import { giveDemoHospitals } from '../../modules/identity/index.ts';
import { storePastObservations } from '../../modules/observations/index.ts';
import { distanceMetres, listCities } from '../../modules/places/index.ts';
import { createRandom } from '../random.ts';
import { inventCapacity } from './invent-capacity.ts';
import { inventPast } from './invent-past.ts';
import { planDemoGatherings } from './plan-demo-gatherings.ts';

const seed = 4;
const hospitals = 30;
const plannersHospitals = 8;
const linksEach = 3;
const pastDays = 60;
/** Houses of one speciality would make an odd emergency department. */
const special =
  /eye|netra|dental|matern|cradle|fertil|ayur|clinic|skin|ent\b|child|rehab|piles|cosmet|diagnos|oncolog|cancer|kidney|heart|spine|laser|psych/i;
const metresPerMinute = 330;
const handoverMinutes = 8;
// Any fixed number that nobody else locks.
const loadingLock = 7_305_104;

/**
 * Makes up beds, staff, stocks and two months of observations for real hospitals near the centre,
 * labelled as invented, and gives some to the demo's planner. Once for a database.
 *
 * @returns how many hospitals were given something
 */
export const loadDemoHospitals = async (ctx: Ctx): Promise<number> => {
  const cityId = ctx.config.defaultCityId;
  const key = `demo.hospitals.${cityId}`;
  const { items: cities } = await listCities(ctx);
  const city = cities.find(({ id }) => id === cityId);
  if (city === undefined) return 0;
  return ctx.db.transaction().execute(async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(${loadingLock}::bigint)`.execute(tx);
    const done = await tx.selectFrom('config').select('key').where('key', '=', key).execute();
    if (done.length > 0) return 0;
    const near = (await bareHospitals(tx, cityId))
      .filter(({ name }) => !special.test(name))
      .map((one) => ({ ...one, metres: distanceMetres(one, city.centre) }))
      .sort((a, b) => a.metres - b.metres)
      .slice(0, hospitals);
    const random = createRandom(seed);
    const capacities = near.map((one, index) => {
      const isSmall = /nursing home/i.test(one.name);
      const size = isSmall ? 0.22 : ([1, 0.55, 0.3][index % 3] ?? 1);
      return { ...one, capacity: inventCapacity(size * (0.8 + 0.2 * random.uniform()), random) };
    });
    for (const one of capacities) {
      await storeInvented(ctx, tx, one.id, one.capacity, linksOf(one, capacities));
    }
    await inventObservations(ctx, tx, city, capacities);
    await planDemoGatherings(ctx, tx, city);
    await giveDemoHospitals(
      tx,
      near.slice(0, plannersHospitals).map(({ id }) => id),
    );
    const value = JSON.stringify({ at: ctx.clock.now().toISOString(), hospitals: near.length });
    await tx.insertInto('config').values({ key, value }).execute();
    ctx.log.info({ hospitals: near.length, cityId }, 'the demo hospitals are furnished');
    return near.length;
  });
};

interface Furnished {
  readonly id: string;
  readonly lat: number;
  readonly lng: number;
  readonly capacity: Capacity;
}

/** To the nearest others, for what they have a department for. */
const linksOf = (from: Furnished, all: readonly Furnished[]): TransferLink[] =>
  all
    .filter(({ id }) => id !== from.id)
    .map((to) => ({ to, metres: distanceMetres(from, to) }))
    .sort((a, b) => a.metres - b.metres)
    .slice(0, linksEach)
    .map(({ to, metres }) => ({
      to: to.id,
      minutes: Math.round(handoverMinutes + metres / metresPerMinute),
      kinds: DepartmentKind.options.filter((kind) => to.capacity.departments?.includes(kind)),
    }));

const inventObservations = async (
  ctx: Ctx,
  tx: Tx,
  city: { id: string; timeZone: string },
  capacities: readonly Furnished[],
): Promise<void> => {
  const festivalDays = new Set(await holidayDates(tx, city.id, 'Diwali (Deepavali)'));
  const past = capacities.flatMap(({ id, capacity }) => {
    const hospital = {
      hospitalId: id,
      beds: capacity.beds ?? [],
      oxygenCapacity: capacity.oxygen?.capacityLitres ?? 0,
      timeZone: city.timeZone,
      festivalDays,
    };
    return inventPast(hospital, ctx.clock.now(), pastDays);
  });
  if (past.length > 0) await storePastObservations(ctx, tx, past);
};
