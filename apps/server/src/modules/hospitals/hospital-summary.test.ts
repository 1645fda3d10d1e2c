import { routes } from '@pulse/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addHospital } from '../../testing/hospitals.ts';
import { addStaff } from '../../testing/people.ts';
import { openTestGateway, type TestGateway } from '../../testing/test-gateway.ts';
import { ensureObservationPartitions } from '../observations/index.ts';
import { suppressSmall } from './suppress-small.ts';

describe('small cells', () => {
  const cell = (value: number, behind = 9) => ({ value, behind });

  it('are left out: figures under five, and sums over fewer than five hospitals', () => {
    const parts = [cell(4), cell(900, 4), cell(5, 5)];
    expect(suppressSmall(cell(909, 18), parts)).toEqual([909, null, null, 5]);
  });

  it('never stand alone beside a total that would give them away', () => {
    const parts = [cell(3), cell(50), cell(20)];
    expect(suppressSmall(cell(73), parts)).toEqual([73, null, 50, null]);
    expect(suppressSmall(cell(3), [cell(3)])).toEqual([null, null]);
  });
});

describe('the summary for analysts', () => {
  let test: TestGateway;
  beforeAll(async () => {
    test = await openTestGateway();
    await ensureObservationPartitions(test.ctx);
  });
  afterAll(() => test.close());

  it('sums zones, tells of no hospital by itself, and is audited', async () => {
    const admin = await addStaff(test.ctx, 'admin');
    const analyst = await addStaff(test.ctx, 'analyst');
    const observedAt = test.clock.now().toISOString();
    const observations: object[] = [];
    const place = { areaId: 'test-w2', lat: 12.95, lng: 77.55 };
    for (let index = 0; index < 12; index += 1) {
      const inWest = index % 2 === 0;
      const hospitalId = await addHospital(test.ctx, {
        capacitySource: inWest ? 'invented' : 'reported',
        ...(inWest && place),
      });
      observations.push({ hospitalId, observedAt, edPatients: 10, boarders: inWest ? 0 : 3 });
    }
    await test.call(admin, routes.recordObservations, { body: { observations } });
    const answer = await test.call(analyst, routes.hospitalSummary);
    const { items } = routes.hospitalSummary.response.parse(answer.json());
    expect(items).toMatchObject([
      { zoneId: null, hospitals: 12, edPatients: 120, bedsStaffed: 12 * 240, boarders: 18 },
      { zoneId: 'test-east', hospitals: 6, edPatients: 60, includesInvented: false },
      { zoneId: 'test-west', hospitals: 6, edPatients: 60, includesInvented: true },
    ]);
    // Nobody boards in the west: the east would give that away.
    expect(items.slice(1)).toMatchObject([
      { boarders: null, suppressed: true },
      { boarders: null, suppressed: true },
    ]);
    // All report: that none is silent is a figure under five.
    expect(items[0]).toMatchObject({ reporting: null, silent: null });
    expect(answer.text).not.toContain('Hospital ');
    const read = await test.ctx.db
      .selectFrom('auditLog')
      .select(['action', 'detail'])
      .where('actorId', '=', analyst.id)
      .execute();
    expect(read).toMatchObject([{ action: 'hospital.read', detail: { view: 'summary' } }]);
  });
});
