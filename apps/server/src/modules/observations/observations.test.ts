import { type ObservationVersion, routes } from '@pulse/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StaffActor } from '../../kernel/actor.ts';
import { addHospital } from '../../testing/hospitals.ts';
import { addPlanner } from '../../testing/people.ts';
import { openTestGateway, type TestGateway } from '../../testing/test-gateway.ts';
import { ensureObservationPartitions } from './ensure-observation-partitions.ts';
import { sweepObservations } from './sweep-observations.ts';

let test: TestGateway;
let hospitalId: string;
let others: string;
let planner: StaffActor;
beforeAll(async () => {
  test = await openTestGateway();
  await ensureObservationPartitions(test.ctx);
});
afterAll(() => test.close());
beforeEach(async () => {
  hospitalId = await addHospital(test.ctx);
  others = await addHospital(test.ctx);
  planner = await addPlanner(test.ctx, [hospitalId]);
});

const minutesAgo = (minutes: number) =>
  new Date(test.clock.now().getTime() - minutes * 60_000).toISOString();
const record = (body: object, headers: Record<string, string> = {}) =>
  test.call(planner, routes.recordObservations, { body, headers });
const say = (figures: object, observedAt = minutesAgo(0)) =>
  record({ hospitalId, observedAt, ...figures });
const history = async (versions: 'newest' | 'all' = 'all'): Promise<ObservationVersion[]> => {
  const query = { hospital: hospitalId, versions };
  const answer = await test.call(planner, routes.listObservations, { query });
  return routes.listObservations.response.parse(answer.json()).items;
};
const state = async () => {
  const answer = await test.call(planner, routes.hospitalBoard);
  return routes.hospitalBoard.response.parse(answer.json()).items[0];
};

describe('observations', () => {
  it('are kept one by one and in batches, with an event and one audit entry for each request', async () => {
    const one = await say({ edPatients: 12 });
    expect(one.status).toBe(201);
    expect(one.json()).toEqual({
      items: [
        {
          hospitalId,
          department: null,
          observedAt: minutesAgo(0),
          version: 1,
          outcome: 'recorded',
        },
      ],
    });
    const observations = [1, 2, 3].map((n) => ({
      hospitalId,
      department: 'ed',
      observedAt: minutesAgo(n),
      arrivals: n,
    }));
    expect((await record({ observations })).status).toBe(201);
    expect(await history()).toHaveLength(4);
    const audited = await test.ctx.db
      .selectFrom('auditLog')
      .select('detail')
      .where('actorId', '=', planner.id)
      .where('action', '=', 'observation.record')
      .orderBy('id')
      .execute();
    expect(audited).toMatchObject([
      { detail: { hospitalIds: [hospitalId], observations: 1 } },
      { detail: { hospitalIds: [hospitalId], observations: 3 } },
    ]);
    const events = await test.ctx.db
      .selectFrom('outbox')
      .select('payload')
      .where('topic', '=', 'observation.recorded')
      .where(sql<boolean>`payload -> 'hospitalIds' ? ${hospitalId}`)
      .execute();
    expect(events).toHaveLength(2);
  });

  it('count once for a repeated key, and change nothing when said twice', async () => {
    const headers = { 'idempotency-key': `key-${hospitalId}` };
    const body = { hospitalId, observedAt: minutesAgo(0), edPatients: 9 };
    const first = await record(body, headers);
    expect((await record(body, headers)).json()).toEqual(first.json());
    expect((await record(body)).json()).toMatchObject({ items: [{ outcome: 'unchanged' }] });
    expect(await history()).toHaveLength(1);
    const other = { ...body, edPatients: 10 };
    expect((await record(other, headers)).status).toBe(422);
  });

  it('are corrected by a new version, which counts, while the old can still be read', async () => {
    await say({ edPatients: 30, boarders: 4 });
    const corrected = await say({ edPatients: 20 });
    expect(corrected.json()).toMatchObject({ items: [{ version: 2, outcome: 'corrected' }] });
    expect(await history('newest')).toMatchObject([{ version: 2, figures: { edPatients: 20 } }]);
    expect(await history('all')).toMatchObject([
      { version: 2, receivedBy: planner.name, figures: { edPatients: 20 } },
      { version: 1, figures: { edPatients: 30, boarders: 4 } },
    ]);
    // The correction took back what it left out.
    expect(await state()).toMatchObject({ edPatients: 20, boarders: null });
  });

  it('fill in, when late, only what nobody said since', async () => {
    await say({ edPatients: 10 }, minutesAgo(5));
    await say({ edPatients: 99, boarders: 3 }, minutesAgo(60));
    expect(await state()).toMatchObject({
      edPatients: 10,
      boarders: 3,
      observedAt: minutesAgo(5),
    });
  });

  it('add up from departments when nobody spoke for the whole', async () => {
    const of = (department: string, ward: number) => ({
      hospitalId,
      department,
      observedAt: minutesAgo(1),
      occupied: { ward },
    });
    await record({ observations: [of('ward', 120), of('burns', 6)] });
    expect((await state())?.occupancy.occupied).toBe(126);
    await say({ occupied: { ward: 130 } });
    expect((await state())?.occupancy.occupied).toBe(130);
  });

  it('lose nothing when many come at once for one hospital', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => say({ edPatients: n }, minutesAgo(n))),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201));
    expect(await history()).toHaveLength(20);
    expect(await state()).toMatchObject({ edPatients: 0, observedAt: minutesAgo(0) });
    const versions = await Promise.all([1, 2, 3, 4].map((n) => say({ edWaiting: n })));
    const numbers = versions.map(
      (one) => routes.recordObservations.response.parse(one.json()).items[0]?.version,
    );
    expect(numbers.sort()).toEqual([2, 3, 4, 5]);
  });
});

describe('what is refused', () => {
  const fault = async (figures: object, observedAt?: string) => {
    const answer = await say(figures, observedAt);
    expect(answer.status).toBe(400);
    return answer.json();
  };

  it('is a figure that cannot be, by the name of its field', async () => {
    expect(await fault({ edPatients: -1 })).toMatchObject({
      errors: [{ path: 'body.edPatients', message: 'must not be negative' }],
    });
    expect(await fault({ occupied: { icu: 1.5 } })).toMatchObject({
      errors: [{ path: 'body.occupied.icu' }],
    });
    expect(await fault({ edPatients: 1 }, minutesAgo(-10))).toMatchObject({
      errors: [{ path: 'body.observedAt', message: 'lies in the future' }],
    });
    expect(await fault({ edPatients: 1 }, minutesAgo(91 * 1_440))).toMatchObject({
      errors: [{ path: 'body.observedAt', message: 'is older than 90 days' }],
    });
    expect(await fault({})).toMatchObject({ errors: [{ path: 'body.observedAt' }] });
    expect(await fault({ supplies: { gold: 1 } })).toMatchObject({
      errors: [{ path: 'body.supplies.gold' }],
    });
  });

  it('is every field that could identify a patient', async () => {
    const fields = ['patientName', 'phone', 'mrn', 'dateOfBirth', 'name', 'age'];
    for (const field of fields) {
      const answer = await fault({ edPatients: 1, [field]: 'Asha 9845400000' });
      expect(answer).toMatchObject({ errors: [{ path: `body.${field}` }] });
      expect(JSON.stringify(answer)).not.toContain('Asha');
    }
    expect(await fault({ edPatients: 1, note: 'ask for bed 12' })).toMatchObject({
      errors: [{ path: 'body.note' }],
    });
    const observations = [{ hospitalId, observedAt: minutesAgo(0), edPatients: 1, phone: '1' }];
    expect((await record({ observations })).json()).toMatchObject({
      errors: [{ path: 'body.observations.0.phone' }],
    });
    expect(await history()).toEqual([]);
  });

  it("is a batch with another's hospital in it, as if it were not there", async () => {
    const of = (id: string) => ({ hospitalId: id, observedAt: minutesAgo(0), edPatients: 1 });
    for (const hidden of [others, 'nowhere']) {
      const answer = await record({ observations: [of(hospitalId), of(hidden)] });
      expect(answer.status).toBe(404);
    }
    expect(await history()).toEqual([]);
    const query = { hospital: others };
    const read = await test.call(planner, routes.listObservations, { query });
    expect(read.status).toBe(404);
  });

  it('is what is strange, until it is confirmed', async () => {
    const strange = { hospitalId, observedAt: minutesAgo(0), occupied: { icu: 76 } };
    const asked = await record(strange);
    expect(asked.json()).toMatchObject({
      status: 409,
      code: 'confirmation_needed',
      questions: [{ path: 'body.occupied.icu' }],
    });
    expect(await history()).toEqual([]);
    expect((await record({ ...strange, confirm: true })).status).toBe(201);
    // One and a half times as many is the limit itself.
    expect((await say({ occupied: { icu: 75 } })).status).toBe(201);
    expect((await say({ edPatients: 5, boarders: 6 })).status).toBe(409);
  });

  it('is more than 500 at once', async () => {
    const one = { hospitalId, observedAt: minutesAgo(0), edPatients: 1 };
    const observations = Array.from({ length: 501 }, () => one);
    expect((await record({ observations })).status).toBe(400);
  });
});

describe('a file of observations', () => {
  const send = async (csv: string, query: Record<string, string> = {}) => {
    const answer = await test.call(planner, routes.importObservations, { csv, query });
    expect(answer.status).toBe(200);
    return routes.importObservations.response.parse(answer.json());
  };
  const heading = 'hospital_id,observed_at,department,ed_patients,occupied_icu_ventilated';

  it('is kept whole, in the time of the city, and twice changes nothing', async () => {
    const csv = `${heading}\n${hospitalId},2026-03-02 10:00,,14,3\n${hospitalId},2026-03-02T04:00:00Z,ed,9,\n`;
    // No bed of this type is licensed there.
    const confirm = { confirm: 'true' };
    expect(await send(csv, confirm)).toMatchObject({ rows: 2, recorded: 2, errors: [] });
    expect(await history()).toMatchObject([
      {
        observedAt: '2026-03-02T04:30:00.000Z',
        department: null,
        source: 'csv',
        figures: { edPatients: 14, occupied: { icuVentilated: 3 } },
      },
      { observedAt: '2026-03-02T04:00:00.000Z', department: 'ed' },
    ]);
    expect(await send(csv, confirm)).toMatchObject({ recorded: 0, unchanged: 2, written: true });
  });

  it('says line by line what is wrong, and keeps nothing of it unless in part', async () => {
    const csv = [
      heading,
      `${hospitalId},2026-03-02 10:00,,14,`,
      `${hospitalId},yesterday,,14,`,
      `${others},2026-03-02 10:00,,14,`,
      `${hospitalId},2026-03-02 09:00,,Asha,`,
      `${hospitalId},2026-03-02 08:00,kitchen,3,`,
      `${hospitalId},2026-03-02 07:00`,
      `${hospitalId},2026-03-02 06:00,,-3,`,
    ].join('\n');
    const refused = await send(csv);
    expect(refused).toMatchObject({ rows: 7, recorded: 0, written: false });
    expect(refused.errors.map(({ line, column }) => [line, column])).toEqual([
      [3, 'observed_at'],
      [4, 'hospital_id'],
      [5, 'ed_patients'],
      [6, 'department'],
      [7, null],
      [8, 'ed_patients'],
    ]);
    expect(JSON.stringify(refused)).not.toContain('Asha');
    expect(await history()).toEqual([]);
    expect(await send(csv, { partial: 'true' })).toMatchObject({ recorded: 1, written: true });
    expect(await history()).toHaveLength(1);
  });

  it('loses the columns that identify people before anything is read of them', async () => {
    const csv = `hospital_id,observed_at,Patient Name,MRN,phone,ed_patients,weather\n${hospitalId},2026-03-02 10:00,Asha Rao,77,9845,5,fine\n`;
    expect(await send(csv)).toMatchObject({
      recorded: 1,
      droppedColumns: [
        { column: 'patient_name', reason: 'identifying' },
        { column: 'mrn', reason: 'identifying' },
        { column: 'phone', reason: 'identifying' },
        { column: 'weather', reason: 'unknown' },
      ],
    });
    expect(JSON.stringify(await history())).not.toMatch(/Asha|9845/);
  });

  it('asks about what is strange', async () => {
    const csv = `hospital_id,observed_at,occupied_icu\n${hospitalId},2026-03-02 10:00,400\n`;
    expect(await send(csv)).toMatchObject({ written: false, questions: [{ line: 2 }] });
    expect(await send(csv, { confirm: 'true' })).toMatchObject({ written: true, recorded: 1 });
  });

  it('may come as a form too, and must have its key columns', async () => {
    const form = new FormData();
    form.set('file', new Blob([`${heading}\n`], { type: 'text/csv' }), 'a.csv');
    const answer = await test.call(planner, routes.importObservations, { form });
    expect(answer.json()).toMatchObject({ rows: 0, written: true });
    for (const csv of ['', 'ed_patients\n3\n', `${heading}\n"unclosed`]) {
      const bad = await test.call(planner, routes.importObservations, { csv });
      expect(bad.status).toBe(400);
    }
  });
});

describe('old observations', () => {
  it('are let go of after 90 days', async () => {
    await say({ edPatients: 1 }, minutesAgo(80 * 1_440));
    await say({ edPatients: 2 });
    const now = test.clock.now();
    test.clock.advanceSeconds(20 * 86_400);
    await sweepObservations(test.ctx);
    expect(await history()).toMatchObject([{ figures: { edPatients: 2 } }]);
    test.clock.set(now);
  });
});
