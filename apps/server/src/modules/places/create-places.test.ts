import { afterEach, beforeEach, expect, it } from 'vitest';
import { placeInEast } from '../../testing/test-city.ts';
import { openTestCtx, type TestCtx } from '../../testing/test-ctx.ts';
import { createPlaces } from './create-places.ts';

let test: TestCtx;
beforeEach(async () => {
  test = await openTestCtx();
});
afterEach(() => test.close());

it('keeps the last map while the database cannot be read, and comes back by itself', async () => {
  const { ctx } = test;
  const places = createPlaces(ctx);
  await places.reload();
  expect(places.locate(placeInEast)?.id).toBe('test-w1');
  await ctx.db.schema.alterTable('cities').renameTo('cities_away').execute();
  expect(await places.reload()).toBe(false);
  expect(places.locate(placeInEast)?.id).toBe('test-w1');
  expect(places.category('test', ' Flood ')?.id).toBe('flooding');
  await ctx.db.updateTable('areas').set({ name: 'Renamed' }).where('id', '=', 'test-w1').execute();
  await ctx.db.schema.alterTable('cities_away').renameTo('cities').execute();
  await expect.poll(() => places.area('test-w1')?.name, { timeout: 5_000 }).toBe('Renamed');
  await places.close();
});
