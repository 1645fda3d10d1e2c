import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kernel/ctx.ts';
import { openTestCtx, type TestCtx } from '../../testing/test-ctx.ts';
import { loadHolidays } from '../gatherings/index.ts';
import { createPlaces, loadCityPacks, PackError, type Places } from '../places/index.ts';
import { loadPackHospitals } from './load-pack-hospitals.ts';

const shipped = fileURLToPath(new URL('../../../../../cities', import.meta.url));

describe('the hospitals and holidays of city packs', () => {
  let citiesDir: string;
  let test: TestCtx;
  let ctx: Ctx;
  let places: Places;
  beforeAll(async () => {
    citiesDir = await mkdtemp(join(tmpdir(), 'pulse-cities-'));
    await cp(shipped, citiesDir, { recursive: true });
    test = await openTestCtx({ config: { citiesDir, defaultCityId: 'bengaluru' } });
    await loadCityPacks(test.ctx);
    places = createPlaces(test.ctx);
    await places.reload();
    ctx = { ...test.ctx, geography: places };
  });
  afterAll(async () => {
    await places.close();
    await test.close();
    await rm(citiesDir, { recursive: true, force: true });
  });
  const hospitals = () =>
    ctx.db.selectFrom('hospitals').selectAll().where('open', '=', true).orderBy('id').execute();

  it('are loaded once, also by two servers, each in the ward that it lies in', async () => {
    const loaded = await Promise.all([loadPackHospitals(ctx), loadPackHospitals(ctx)]);
    expect(loaded.sort()).toEqual([0, 1]);
    const all = await hospitals();
    expect(all.length).toBeGreaterThan(400);
    expect(all.filter(({ areaId }) => areaId !== null).length).toBeGreaterThan(350);
    for (const { areaId, lat, lng } of all) {
      expect(places.locate({ lat, lng })?.id ?? null).toBe(areaId);
    }
    // Nothing is known of what they have, and nothing is made up here.
    expect(all.every(({ capacitySource }) => capacitySource === null)).toBe(true);
    const now = await ctx.db.selectFrom('hospitalNow').selectAll().execute();
    expect(now).toHaveLength(all.length);
    expect(await loadHolidays(ctx)).toBe(1);
    expect(await loadHolidays(ctx)).toBe(0);
    const holidays = await ctx.db.selectFrom('holidays').selectAll().execute();
    expect(holidays.length).toBeGreaterThan(600);
  });

  it('close when they leave the pack, and keep what people edited', async () => {
    const [first, second] = await hospitals();
    const edited = { name: 'Renamed', edited: true };
    await ctx.db
      .updateTable('hospitals')
      .set(edited)
      .where('id', '=', first?.id ?? '')
      .execute();
    const file = join(citiesDir, 'bengaluru', 'hospitals.csv');
    await writeFile(file, `id,name,address,lat,lng\n${second?.id},Second,"1, Road",12.97,77.6\n`);
    expect(await loadPackHospitals(ctx)).toBe(1);
    expect(await hospitals()).toMatchObject([{ name: 'Renamed' }, { name: 'Second' }]);
    await cp(join(shipped, 'bengaluru', 'hospitals.csv'), file);
    await loadPackHospitals(ctx);
    expect((await hospitals()).length).toBeGreaterThan(400);
  });

  it('name file and row when they are wrong', async () => {
    const file = join(citiesDir, 'bengaluru', 'hospitals.csv');
    await writeFile(file, 'id,name,address,lat,lng\nblr-x,X,,north,77\n');
    const loading = loadPackHospitals(ctx);
    await expect(loading).rejects.toThrow(PackError);
    await expect(loading).rejects.toThrow(/hospitals\.csv, row 1, lat/);
  });
});
