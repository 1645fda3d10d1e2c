import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kernel/ctx.ts';
import { addStaff } from '../../testing/people.ts';
import { openTestCtx, type TestCtx } from '../../testing/test-ctx.ts';
import { createPlaces } from './create-places.ts';
import { loadCityPacks } from './load-city-packs.ts';
import { updateZone } from './update-zone.ts';

const shippedCities = fileURLToPath(new URL('../../../../../cities', import.meta.url));

describe('loadCityPacks', () => {
  let test: TestCtx;
  let citiesDir: string;
  let ctx: Ctx;
  beforeEach(async () => {
    citiesDir = await mkdtemp(join(tmpdir(), 'pulse-cities-'));
    await cp(shippedCities, citiesDir, { recursive: true });
    test = await openTestCtx({ config: { citiesDir, defaultCityId: 'bengaluru' } });
    ctx = test.ctx;
  });
  afterEach(async () => {
    await test.close();
    await rm(citiesDir, { recursive: true });
  });

  const change = async (file: string, from: string | RegExp, to: string) => {
    const path = join(citiesDir, file);
    await writeFile(path, (await readFile(path, 'utf8')).replace(from, to));
  };
  const count = async (table: 'areas' | 'zones', cityId: string) => {
    const rows = await ctx.db.selectFrom(table).select('id').where('cityId', '=', cityId).execute();
    return rows.length;
  };
  const changes = () =>
    ctx.db.selectFrom('outbox').select('payload').where('topic', '=', 'places.changed').execute();

  it('serves Bengaluru and Mumbai side by side from the shipped packs', async () => {
    const loaded = await loadCityPacks(ctx);
    expect(loaded).toEqual([
      { cityId: 'bengaluru', areas: 198, changed: true },
      { cityId: 'mumbai', areas: 24, changed: true },
    ]);
    const places = createPlaces(ctx);
    expect(places.locate({ lat: 12.9766, lng: 77.5713 })).toBeUndefined();
    expect(await places.reload()).toBe(true);
    expect(places.locate({ lat: 12.9766, lng: 77.5713 })?.cityId).toBe('bengaluru');
    expect(places.locate({ lat: 18.9322, lng: 72.8351 })).toMatchObject({
      cityId: 'mumbai',
      zoneId: 'mum-city',
    });
    expect(places.locate({ lat: 17.385, lng: 78.4867 })).toBeUndefined();
    expect(places.category('mumbai', 'WASTE/garbage')?.id).toBe('garbage');
    expect(places.city('mumbai')?.refPrefix).toBe('MUM');
    expect(places.zoneName('blr-east')).toBe('East');
    await places.close();
  });

  it('finds every shipped ward from its own centre', async () => {
    await loadCityPacks(ctx);
    const places = createPlaces(ctx);
    await places.reload();
    const areas = await ctx.db
      .selectFrom('areas')
      .select(['id', 'centreLat', 'centreLng'])
      .where('cityId', '!=', 'test')
      .execute();
    const lost = areas.filter(
      ({ id, centreLat, centreLng }) =>
        places.locate({ lat: centreLat, lng: centreLng })?.id !== id,
    );
    expect(lost).toEqual([]);
    await places.close();
  });

  it('leaves an unchanged pack alone, also when two servers start at once', async () => {
    const both = await Promise.all([loadCityPacks(ctx), loadCityPacks(ctx)]);
    const changed = both.flat().filter((pack) => pack.changed);
    expect(changed.map(({ cityId }) => cityId).sort()).toEqual(['bengaluru', 'mumbai']);
    expect(await changes()).toHaveLength(2);
    expect((await loadCityPacks(ctx)).some((pack) => pack.changed)).toBe(false);
    expect(await changes()).toHaveLength(2);
  });

  it('keeps what an administrator edited when a new pack comes', async () => {
    await loadCityPacks(ctx);
    const admin = test.as(await addStaff(ctx, 'admin'));
    await updateZone(admin, {
      id: 'mum-city',
      version: 1,
      name: { en: 'Island city' },
      areaIds: ['mum-a'],
    });
    await change('mumbai/zones.json', '"City"', '"Town"');
    await change('mumbai/zones.json', '"Western Suburbs"', '"West"');
    await loadCityPacks(ctx);
    const zones = await ctx.db.selectFrom('zones').select(['id', 'name']).execute();
    const names = new Map(zones.map(({ id, name }) => [id, name.en]));
    expect(names.get('mum-city')).toBe('Island city');
    expect(names.get('mum-western-suburbs')).toBe('West');
    const inCity = await ctx.db
      .selectFrom('areas')
      .select('id')
      .where('zoneId', '=', 'mum-city')
      .execute();
    expect(inCity).toEqual([{ id: 'mum-a' }]);
  });

  it('drops what left the pack, but keeps a ward that incidents name, without its territory', async () => {
    await loadCityPacks(ctx);
    const centre = await ctx.db
      .selectFrom('areas')
      .select(['centreLat as lat', 'centreLng as lng'])
      .where('id', '=', 'mum-a')
      .executeTakeFirstOrThrow();
    const now = ctx.clock.now();
    await ctx.db
      .insertInto('incidents')
      .values({
        id: ctx.ids.next(),
        ref: 'MUM-1',
        cityId: 'mumbai',
        category: 'garbage',
        description: 'Garbage here',
        status: 'active',
        severity: 4,
        ...centre,
        areaId: 'mum-a',
        source: 'import',
        createdAt: now,
        updatedAt: now,
        dueAt: now,
      })
      .execute();
    const line = (id: string) => new RegExp(`^.*"id":"${id}".*\n`, 'm');
    await change('mumbai/areas.geojson', line('mum-a'), '');
    await change('mumbai/areas.geojson', line('mum-b'), '');
    await loadCityPacks(ctx);
    expect(await count('areas', 'mumbai')).toBe(23);
    const places = createPlaces(ctx);
    await places.reload();
    expect(places.area('mum-a')?.name).toBe('A Ward');
    expect(places.locate(centre)).toBeUndefined();
    await places.close();
  });

  it('refuses a faulty pack, naming the file and the place in it, and changes nothing', async () => {
    await change('mumbai/areas.geojson', '"zone":"mum-city"', '"zone":"mum-moon"');
    await expect(loadCityPacks(ctx)).rejects.toThrow(
      /mumbai\/areas\.geojson, feature 1 \(mum-a\), properties\.zone: .*no mum-moon/,
    );
    expect(await count('areas', 'bengaluru')).toBe(198);
    expect(await count('zones', 'mumbai')).toBe(0);
    await change('mumbai/areas.geojson', '"zone":"mum-moon"', '"zone":"mum-city"');
    await change('mumbai/areas.geojson', '"name":"A Ward"', '"name":7');
    await expect(loadCityPacks(ctx)).rejects.toThrow(/feature 1 \(mum-a\), properties\.name/);
    await change('mumbai/zones.json', '},\n', '}\n');
    await expect(loadCityPacks(ctx)).rejects.toThrow(/zones\.json, line 3: is not JSON/);
  });

  it('says which cities there are when the default one is none of them', async () => {
    const elsewhere = { ...ctx, config: { ...ctx.config, defaultCityId: 'atlantis' } };
    await expect(loadCityPacks(elsewhere)).rejects.toThrow(
      /PULSE_CITY is atlantis.*bengaluru, mumbai/,
    );
  });
});
