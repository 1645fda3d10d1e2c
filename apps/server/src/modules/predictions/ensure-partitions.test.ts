import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestCtx, type TestCtx } from '../../testing/test-ctx.ts';
import { ensurePartitions } from './ensure-partitions.ts';

describe('ensurePartitions', () => {
  let test: TestCtx;
  beforeAll(async () => {
    test = await openTestCtx();
  });
  afterAll(() => test.close());

  it('makes room for readings from three months ago to three months ahead, and bears being run by two at once', async () => {
    await Promise.all([ensurePartitions(test.ctx), ensurePartitions(test.ctx)]);
    const now = test.ctx.clock.now();
    for (const months of [-3, 0, 3]) {
      const at = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 5));
      await test.ctx.db
        .insertInto('sensorReadings')
        .values({ sensorId: 'gauge', at, value: months, provenance: 'test', receivedAt: now })
        .execute();
    }
    const found = await test.ctx.db.selectFrom('sensorReadings').selectAll().execute();
    expect(found.map((row) => row.value).sort((a, b) => a - b)).toEqual([-3, 0, 3]);
  });

  it('drops whole months for retention and leaves the rest', async () => {
    const thisMonth = `${test.ctx.clock.now().toISOString().slice(0, 7)}-01`;
    const dropped = await sql<{ n: number }>`
      SELECT drop_month_partitions('sensor_readings', ${thisMonth}::date) AS n`.execute(
      test.ctx.db,
    );
    expect(dropped.rows[0]?.n).toBe(3);
    const found = await test.ctx.db.selectFrom('sensorReadings').selectAll().execute();
    expect(found.map((row) => row.value).sort((a, b) => a - b)).toEqual([0, 3]);
  });
});
