import { type HospitalState, routes } from '@pulse/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffActor } from '../../kernel/actor.ts';
import { addHospital } from '../../testing/hospitals.ts';
import { addPlanner, addStaff } from '../../testing/people.ts';
import { placeInEast, placeOutside } from '../../testing/test-city.ts';
import { openTestGateway, type TestGateway } from '../../testing/test-gateway.ts';
import { ensureObservationPartitions } from '../observations/index.ts';

let test: TestGateway;
let own: string;
let others: string;
let planner: StaffActor;
let admin: StaffActor;
beforeAll(async () => {
  test = await openTestGateway();
  await ensureObservationPartitions(test.ctx);
  own = await addHospital(test.ctx, { name: 'Alpha' });
  others = await addHospital(test.ctx, { name: 'Beta' });
  planner = await addPlanner(test.ctx, [own]);
  admin = await addStaff(test.ctx, 'admin');
});
afterAll(() => test.close());

const hospital = async (actor: StaffActor, id: string) =>
  routes.getHospital.response.parse(
    (await test.call(actor, routes.getHospital, { params: { id } })).json(),
  );
const board = async (actor: StaffActor): Promise<HospitalState[]> =>
  routes.hospitalBoard.response.parse((await test.call(actor, routes.hospitalBoard)).json()).items;
const reads = () =>
  test.ctx.db
    .selectFrom('auditLog')
    .selectAll()
    .where('action', '=', 'hospital.read')
    .orderBy('id')
    .execute();

describe('hospitals', () => {
  it('are shown to their planner and to administrators, and hidden from other planners', async () => {
    const names = async (actor: StaffActor) =>
      routes.listHospitals.response
        .parse((await test.call(actor, routes.listHospitals)).json())
        .items.map(({ name }) => name);
    expect(await names(planner)).toEqual(['Alpha']);
    expect(await names(admin)).toEqual(['Alpha', 'Beta']);
    expect(await names(await addStaff(test.ctx, 'planner'))).toEqual([]);
    for (const id of [others, 'nowhere']) {
      const answer = await test.call(planner, routes.getHospital, { params: { id } });
      expect(answer).toMatchObject({ status: 404 });
      const body = { version: 1, staff: [] };
      const change = await test.call(planner, routes.updateHospital, { params: { id }, body });
      expect(change.status).toBe(404);
    }
    expect((await board(planner)).map(({ name }) => name)).toEqual(['Alpha']);
  });

  it('come in pages, and by part of their name', async () => {
    const page = await test.call(admin, routes.listHospitals, { query: { limit: '1' } });
    const { items, nextCursor } = routes.listHospitals.response.parse(page.json());
    expect(items.map(({ name }) => name)).toEqual(['Alpha']);
    const next = await test.call(admin, routes.listHospitals, {
      query: { limit: '1', cursor: nextCursor ?? '' },
    });
    expect(next.json()).toMatchObject({ items: [{ name: 'Beta' }], nextCursor: null });
    const found = await test.call(admin, routes.listHospitals, { query: { text: 'ET' } });
    expect(found.json()).toMatchObject({ items: [{ name: 'Beta' }] });
    const bad = await test.call(admin, routes.listHospitals, { query: { limit: 'many' } });
    expect(bad.status).toBe(400);
  });

  it('leave an audit entry once for each request that reads them', async () => {
    const before = (await reads()).length;
    await board(planner);
    await hospital(planner, own);
    const after = (await reads()).slice(before);
    expect(after).toMatchObject([
      { actorId: planner.id, detail: { view: 'board', hospitalIds: [own] } },
      { actorId: planner.id, subjectId: own, detail: { view: 'hospital' } },
    ]);
  });

  it('show how they stand as soon as they say so', async () => {
    const silent = await board(planner);
    expect(silent).toMatchObject([
      { silence: { silent: true, since: null }, nedocs: { score: null }, level: { level: null } },
    ]);
    const observedAt = test.clock.now().toISOString();
    const body = {
      hospitalId: own,
      observedAt,
      edPatients: 45,
      boarders: 8,
      ventilatedInEd: 1,
      longestBoardingHours: 6,
      lastDoorToBedHours: 1.5,
      occupied: { ward: 190, icu: 36 },
      oxygenLitres: 6_000,
    };
    expect((await test.call(planner, routes.recordObservations, { body })).status).toBe(201);
    const [state] = await board(planner);
    expect(state).toMatchObject({
      level: { label: 'OPEL-style', level: 4 },
      nedocs: { level: 'severe', missing: [] },
      occupancy: { licensed: 300, staffed: 240, occupied: 226, ofStaffed: 226 / 240 },
      edPatients: 45,
      oxygenDaysLeft: 2,
      observedAt,
      silence: { silent: false },
    });
    expect(state?.nedocs.score).toBeCloseTo(152.14, 10);
    const detail = await hospital(planner, own);
    // 44 in the department at 1:4, one ventilated at 1:1, 190 at 1:6, 36 at 1:2.
    expect(detail.nursesNeeded).toBe(11 + 1 + 32 + 18);
    expect(detail.latest).toContainEqual({
      department: null,
      figure: 'occupied.icu',
      value: 36,
      observedAt,
    });
    expect(detail.supplies).toMatchObject([{ item: 'n95-mask', daysLeft: 3 }]);
  });

  it('turn silent when their newest observation is older than the setting', async () => {
    const at = test.clock.now();
    test.clock.advanceSeconds(3 * 3_600 + 1);
    expect(await board(planner)).toMatchObject([
      { silence: { silent: true, since: at.toISOString() } },
    ]);
    const body = { version: 1, settings: { silenceAfterHours: 4 } };
    const changed = await test.call(admin, routes.updateHospitalSettings, { body });
    expect(changed.json()).toMatchObject({ settings: { silenceAfterHours: 4 }, version: 2 });
    expect(await board(planner)).toMatchObject([{ silence: { silent: false } }]);
    const stale = await test.call(admin, routes.updateHospitalSettings, { body });
    expect(stale.json()).toMatchObject({ code: 'stale_version', currentVersion: 2 });
    const falling = { version: 2, settings: { opel3Nedocs: 300 } };
    const refused = await test.call(admin, routes.updateHospitalSettings, { body: falling });
    expect(refused).toMatchObject({ status: 400 });
    test.clock.set(at);
  });
});

describe('what hospitals have', () => {
  const capacity = {
    departments: ['ed', 'icu'],
    beds: [
      { department: 'ed', type: 'ed', licensed: 20, staffed: 18 },
      { department: 'icu', type: 'icuVentilated', licensed: 10, staffed: 8 },
    ],
    staff: [{ shift: 'night', skill: 'icuNurse', people: 6 }],
    oxygen: { capacityLitres: 10_000, stockLitres: 8_000, dailyUseLitres: 2_000 },
    supplies: [{ item: 'burns-kit', stock: 40, dailyUse: 2, reorderLevel: 10 }],
  };

  it('is added with a hospital by an administrator, once for a key', async () => {
    const body = { name: 'Gamma', ...placeInEast, ...capacity };
    const headers = { 'idempotency-key': 'gamma-1' };
    const made = await test.call(admin, routes.createHospital, { body, headers });
    expect(made.status).toBe(201);
    const again = await test.call(admin, routes.createHospital, { body, headers });
    expect(again.json()).toEqual(made.json());
    const gamma = routes.createHospital.response.parse(made.json());
    expect(gamma).toMatchObject({
      name: 'Gamma',
      area: { id: 'test-w1' },
      capacitySource: 'reported',
      ...capacity,
      supplies: [{ item: 'burns-kit', daysLeft: 20 }],
    });
    const outside = { name: 'Nowhere', ...placeOutside };
    expect((await test.call(admin, routes.createHospital, { body: outside })).json()).toMatchObject(
      { code: 'outside_city' },
    );
    const odd = { name: 'Odd', ...placeInEast, mayor: 'me' };
    expect((await test.call(admin, routes.createHospital, { body: odd })).json()).toMatchObject({
      status: 400,
      errors: [{ path: 'body.mayor' }],
    });
  });

  it('is changed by its planner; what was invented then counts as reported', async () => {
    const id = await addHospital(test.ctx, { name: 'Delta', capacitySource: 'invented' });
    const deltas = await addPlanner(test.ctx, [id]);
    const update = (body: object) =>
      test.call(deltas, routes.updateHospital, { params: { id }, body });
    const staffOnly = await update({ version: 1, staff: capacity.staff });
    expect(staffOnly.json()).toMatchObject({ version: 2, capacitySource: 'invented' });
    const whole = await update({ version: 2, ...capacity });
    expect(whole.json()).toMatchObject({
      version: 3,
      capacitySource: 'reported',
      bedsLicensed: 30,
      beds: capacity.beds,
    });
    expect((await update({ version: 2, staff: [] })).json()).toMatchObject({
      code: 'stale_version',
      currentVersion: 3,
    });
    const homeless = [{ department: 'burns', type: 'ward', licensed: 4, staffed: 4 }];
    expect((await update({ version: 3, beds: homeless })).json()).toMatchObject({
      status: 400,
      errors: [{ path: 'body.beds.0.department' }],
    });
    expect((await update({ version: 3, name: 'Mine' })).status).toBe(403);
    expect((await hospital(deltas, id)).version).toBe(3);
  });

  it('includes ways out, of which a planner sees those between own hospitals', async () => {
    const link = (links: object[], version: number) =>
      test.call(admin, routes.linkHospital, { params: { id: own }, body: { version, links } });
    const { version } = await hospital(admin, own);
    const to = { to: others, minutes: 20, kinds: ['icu', 'burns'] };
    expect((await link([to], version)).json()).toMatchObject({ links: [{ ...to, name: 'Beta' }] });
    expect((await hospital(planner, own)).links).toEqual([]);
    expect((await link([{ ...to, to: own }], version + 1)).json()).toMatchObject({
      code: 'unknown_hospital',
    });
    expect((await link([to], version)).status).toBe(409);
    const nowhere = await test.call(admin, routes.linkHospital, {
      params: { id: 'nowhere' },
      body: { version: 1, links: [] },
    });
    expect(nowhere.status).toBe(404);
  });

  it('is gone from sight when an administrator closes the hospital', async () => {
    const id = await addHospital(test.ctx, { name: 'Omega' });
    const body = { version: 1, open: false };
    expect((await test.call(admin, routes.updateHospital, { params: { id }, body })).status).toBe(
      200,
    );
    expect((await test.call(admin, routes.getHospital, { params: { id } })).status).toBe(404);
  });
});
