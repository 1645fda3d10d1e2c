import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addCitizen, addStaff } from './people.ts';
import { placeInEast, placeOutside } from './test-city.ts';
import { openTestCtx, type TestCtx } from './test-ctx.ts';

describe('openTestCtx', () => {
  let test: TestCtx;
  beforeAll(async () => {
    test = await openTestCtx();
  });
  afterAll(() => test.close());

  it('has a city in the database that its geography agrees with', async () => {
    const { db, geography } = test.ctx;
    const rows = await db.selectFrom('areas').select(['id', 'zoneId']).orderBy('id').execute();
    expect(rows).toEqual([
      { id: 'test-w1', zoneId: 'test-east' },
      { id: 'test-w2', zoneId: 'test-west' },
    ]);
    expect(geography.locate(placeInEast)?.id).toBe('test-w1');
    expect(geography.locate(placeOutside)).toBeUndefined();
    expect(geography.category('test', 'Flood')?.id).toBe('flooding');
  });

  it('knows people', async () => {
    const officer = await addStaff(test.ctx, 'officer', ['test-east']);
    expect(test.as(officer).actor).toMatchObject({ role: 'officer', zoneIds: ['test-east'] });
    expect(await addCitizen(test.ctx)).toMatchObject({ kind: 'citizen', isDemo: false });
  });
});
