import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kernel/ctx.ts';
import { holidayDates, loadHolidays } from '../../modules/gatherings/index.ts';
import { hospitalBoard } from '../../modules/hospitals/hospital-board.ts';
import { loadPackHospitals } from '../../modules/hospitals/index.ts';
import { ensureObservationPartitions } from '../../modules/observations/index.ts';
import { createPlaces, loadCityPacks, type Places } from '../../modules/places/index.ts';
import { addStaff } from '../../testing/people.ts';
import { openTestCtx, type TestCtx } from '../../testing/test-ctx.ts';
import { loadDemoHospitals } from './load-demo-hospitals.ts';
import { reportDemoHospitals } from './report-demo-hospitals.ts';

const citiesDir = fileURLToPath(new URL('../../../../../cities', import.meta.url));

describe('the hospitals of the demo', () => {
  let test: TestCtx;
  let places: Places;
  let ctx: Ctx;
  let plannerId: string;
  beforeAll(async () => {
    test = await openTestCtx({ config: { citiesDir, defaultCityId: 'bengaluru' } });
    // The week after Deepavali.
    test.clock.set(new Date('2026-11-15T06:00:00Z'));
    await loadCityPacks(test.ctx);
    places = createPlaces(test.ctx);
    await places.reload();
    ctx = { ...test.ctx, geography: places };
    await ensureObservationPartitions(ctx);
    await loadPackHospitals(ctx);
    await loadHolidays(ctx);
    plannerId = (await addStaff(ctx, 'planner')).id;
    await ctx.db.updateTable('staff').set({ isDemo: true }).where('id', '=', plannerId).execute();
  });
  afterAll(async () => {
    await places.close();
    await test.close();
  });
  const board = async () => (await hospitalBoard(ctx, {})).items;

  it('are furnished once, also by two servers, and labelled as invented', async () => {
    const given = await Promise.all([loadDemoHospitals(ctx), loadDemoHospitals(ctx)]);
    expect(given.sort()).toEqual([0, 30]);
    const items = await board();
    expect(items).toHaveLength(30);
    for (const { capacitySource, occupancy, nedocs, name } of items) {
      expect(capacitySource).toBe('invented');
      expect(nedocs.missing, name).toEqual([]);
      expect(occupancy.staffed).toBeLessThanOrEqual(occupancy.licensed);
      expect(occupancy.ofStaffed ?? 0).toBeGreaterThan(0.5);
      expect(occupancy.ofStaffed ?? 2).toBeLessThan(1.2);
    }
    expect(new Set(items.map(({ level }) => level.level)).size).toBeGreaterThan(1);
  });

  it('belong in part to the planner, and are linked to their neighbours', async () => {
    const own = await ctx.db
      .selectFrom('staffHospitals')
      .select('hospitalId')
      .where('staffId', '=', plannerId)
      .execute();
    expect(own).toHaveLength(8);
    const links = await ctx.db.selectFrom('hospitalLinks').selectAll().execute();
    expect(links).toHaveLength(90);
    expect(Math.max(...links.map(({ minutes }) => minutes))).toBeLessThan(60);
  });

  it('have a past in which departments add up to the house, and burns rise at Deepavali', async () => {
    const rows = await ctx.db
      .selectFrom('observations')
      .select(['hospitalId', 'department', 'observedAt', 'figures', 'source'])
      .execute();
    expect(new Set(rows.map(({ source }) => source))).toEqual(new Set(['demo']));
    const dayOf = (at: Date) => new Date(at.getTime() + 5.5 * 3_600_000).toISOString().slice(0, 10);
    const total = (day: string, isWanted: (department: string) => boolean) =>
      rows
        .filter(({ department, observedAt }) => dayOf(observedAt) === day && isWanted(department))
        .reduce((sum, { figures }) => sum + arrivalsOf(figures), 0);
    expect(total('2026-11-03', (department) => department === '')).toBeGreaterThan(500);
    for (const day of ['2026-10-01', '2026-11-03', '2026-11-08']) {
      expect(total(day, (department) => department === '')).toBe(
        total(day, (department) => department !== ''),
      );
    }
    const burns = (day: string) => total(day, (department) => department === 'burns');
    expect(burns('2026-11-08')).toBeGreaterThan(4 * burns('2026-11-01'));
  });

  it('lie in a city with gatherings ahead, Deepavali among them on its day', async () => {
    const ahead = await ctx.db.selectFrom('gatherings').selectAll().execute();
    expect(ahead).toHaveLength(4);
    const feast = ahead.find(({ holiday }) => holiday === 'Diwali (Deepavali)');
    const dates = await holidayDates(ctx.db, 'bengaluru', 'Diwali (Deepavali)');
    expect(dates).toContain(feast?.startsAt.toISOString().slice(0, 10));
    for (const { startsAt, areaId, lat, lng } of ahead) {
      expect(startsAt > ctx.clock.now()).toBe(true);
      expect(places.locate({ lat: lat ?? 0, lng: lng ?? 0 })?.id).toBe(areaId);
    }
  });

  it('go on reporting, but for two that fall silent', async () => {
    test.clock.set(new Date('2026-11-15T16:00:00Z'));
    await reportDemoHospitals(ctx);
    const silent = (await board()).filter(({ silence }) => silence.silent);
    expect(silent).toHaveLength(2);
  });

  it('say at the ends of their shifts who came, and nothing twice', async () => {
    const came = async () => {
      const rows = await ctx.db
        .selectFrom('observations')
        .select(['figures', 'version'])
        .where('observedAt', '>=', new Date('2026-11-14T18:30:00Z'))
        .where('observedAt', '<=', new Date('2026-11-15T16:00:00Z'))
        .where('department', '=', '')
        .execute();
      return rows.filter(({ figures }) => arrivalsOf(figures) > 0);
    };
    const first = await came();
    expect(first.length).toBeGreaterThan(28);
    test.clock.advanceSeconds(300);
    await reportDemoHospitals(ctx);
    expect((await came()).length).toBe(first.length);
    expect(Math.max(...first.map(({ version }) => version))).toBe(1);
  });
});

const arrivalsOf = (figures: unknown): number =>
  typeof figures === 'object' && figures !== null && 'arrivals' in figures
    ? Number(figures.arrivals)
    : 0;
