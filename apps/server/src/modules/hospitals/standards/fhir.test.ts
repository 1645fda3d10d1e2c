import fhirPackage from 'fhir';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RawReply } from '../../../kernel/route-binding.ts';
import { addHospital } from '../../../testing/hospitals.ts';
import { addPlanner, addStaff } from '../../../testing/people.ts';
import { addSecondCity, secondCityId } from '../../../testing/second-city.ts';
import { openTestCtx, type TestCtx } from '../../../testing/test-ctx.ts';
import { ensureObservationPartitions, recordObservations } from '../../observations/index.ts';
import { getMeasureReport } from './get-measure-report.ts';
import type { MeasureReport } from './measure-report.ts';
import { hospitalStandardsRoutes } from './routes.ts';
import { displays, own, saner } from './saner-codes.ts';
import { searchMeasureReports } from './search-measure-reports.ts';

/** Validates against the definitions of FHIR R4, and refuses fields that they do not have. */
const faultsOf = (resource: object): string[] => {
  const validator = new fhirPackage.Fhir();
  const { messages } = validator.validate(resource, { errorOnUnexpected: true });
  return messages
    .filter(({ severity }) => severity === 'error' || severity === 'fatal')
    .map(({ location, message }) => `${location}: ${message}`);
};

const countsOf = (report: MeasureReport) =>
  Object.fromEntries(
    report.group.flatMap(({ population }) =>
      population.map(({ code, count, extension }) => [
        code.coding[0]?.code,
        count ?? extension?.[0]?.valueCode,
      ]),
    ),
  );

describe('bed measures in FHIR', () => {
  let test: TestCtx;
  let spoke: string;
  let invented: string;
  let foreign: string;
  let ctx: TestCtx['ctx'];

  beforeAll(async () => {
    test = await openTestCtx();
    await ensureObservationPartitions(test.ctx);
    await addSecondCity(test.ctx);
    spoke = await addHospital(test.ctx, { name: 'Spoke & Sons' });
    invented = await addHospital(test.ctx, { capacitySource: 'invented' });
    foreign = await addHospital(test.ctx, { cityId: secondCityId, areaId: null });
    await test.ctx.db
      .insertInto('hospitalBeds')
      .values({
        hospitalId: spoke,
        department: 'icu',
        type: 'icuVentilated',
        licensed: 10,
        staffed: 8,
      })
      .execute();
    ctx = test.as(await addPlanner(test.ctx, [spoke, invented]));
    await recordObservations(ctx, {
      hospitalId: spoke,
      // Half past two at night of 2 March in the city.
      observedAt: '2026-03-01T21:00:00Z',
      edPatients: 24,
      occupied: { ward: 150, icu: 44, icuVentilated: 5 },
      confirm: true,
    });
  });
  afterAll(() => test.close());

  it('are valid R4 for a hospital that reported, one that never did, and all together', async () => {
    expect(faultsOf(await getMeasureReport(ctx, { id: spoke }))).toEqual([]);
    expect(faultsOf(await getMeasureReport(ctx, { id: invented }))).toEqual([]);
    const bundle = await searchMeasureReports(ctx, {});
    expect(faultsOf(bundle)).toEqual([]);
    expect(bundle.total).toBe(2);
    const nobody = test.as(await addPlanner(test.ctx, []));
    const empty = await searchMeasureReports(nobody, {});
    expect(faultsOf(empty)).toEqual([]);
    expect(empty).toMatchObject({ total: 0 });
  });

  it('would not pass as valid with a wrong status, a missing period or a field that R4 has not', async () => {
    const report = await getMeasureReport(ctx, { id: spoke });
    const { period: _, ...undated } = report;
    const broken: object[] = [
      { ...report, status: 'done' },
      { ...report, type: 'weekly' },
      undated,
      { ...report, beds: 12 },
      { ...report, group: [{ population: [{ count: 'many' }] }] },
    ];
    for (const one of broken) expect(faultsOf(one)).not.toEqual([]);
  });

  it('keep licensed, staffed and occupied apart under the codes of the guide', async () => {
    const report = await getMeasureReport(ctx, { id: spoke });
    expect(countsOf(report)).toEqual({
      numTotBeds: 30 + 250 + 50 + 10,
      numbeds: 250 + 50 + 10,
      numBedsOcc: 150 + 44 + 5,
      numImpBeds: 200,
      numImpBedsOcc: 150,
      numImpBedsAvail: 50,
      numICUBeds: 40 + 8,
      numICUBedsOcc: 44 + 5,
      // More are in than there are staffed beds for: none is free, never fewer.
      numICUBedsAvail: 0,
      numVent: 8,
      numVentUse: 5,
      numVentAvail: 3,
    });
    const codings = report.group.flatMap(({ population }) =>
      population.map(({ code }) => code.coding[0]),
    );
    for (const coding of codings) {
      expect(coding?.system).toBe(saner.values);
      expect(Object.entries(displays)).toContainEqual([coding?.code, coding?.display]);
    }
  });

  it('say of what a hospital did not report that it is unknown, never 0', async () => {
    const report = await getMeasureReport(ctx, { id: invented });
    expect(countsOf(report)).toEqual({
      numTotBeds: 330,
      numbeds: 300,
      numBedsOcc: 'unknown',
      numImpBeds: 200,
      numImpBedsOcc: 'unknown',
      numImpBedsAvail: 'unknown',
      numICUBeds: 40,
      numICUBedsOcc: 'unknown',
      numICUBedsAvail: 'unknown',
    });
  });

  it('bring what the guide asks of a report: who, made when, of which day', async () => {
    const report = await getMeasureReport(ctx, { id: spoke });
    expect(report).toMatchObject({
      resourceType: 'MeasureReport',
      id: spoke,
      status: 'complete',
      type: 'summary',
      subject: {
        type: 'Location',
        identifier: { system: own.hospitals, value: spoke },
        display: 'Spoke & Sons',
      },
      reporter: { type: 'Organization', identifier: { value: spoke } },
      date: '2026-03-02T11:30:00+05:30',
      period: { start: '2026-03-02T00:00:00+05:30', end: '2026-03-02T23:59:59+05:30' },
    });
    expect(report.measure).toMatch(/^http:\/\/hl7\.org\/fhir\/uv\/saner\/Measure\//);
  });

  it('label invented capacities as test data, and no others', async () => {
    const { meta } = await getMeasureReport(ctx, { id: invented });
    expect(meta.tag).toMatchObject([
      { system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason', code: 'HTEST' },
      { display: 'invented for demonstration' },
    ]);
    expect((await getMeasureReport(ctx, { id: spoke })).meta).not.toHaveProperty('tag');
  });

  it('hide hospitals of others, also by name and by city', async () => {
    await expect(getMeasureReport(ctx, { id: foreign })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(searchMeasureReports(ctx, { hospital: foreign })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await searchMeasureReports(ctx, { city: secondCityId })).toMatchObject({ total: 0 });
    const admin = test.as(await addStaff(test.ctx, 'admin'));
    expect(await getMeasureReport(admin, { id: foreign })).toMatchObject({ id: foreign });
  });

  it('name the search that was made, and each report under an address of its own', async () => {
    const bundle = await searchMeasureReports(ctx, { hospital: spoke });
    expect(bundle).toMatchObject({
      type: 'searchset',
      total: 1,
      link: [{ relation: 'self', url: `/api/fhir/MeasureReport?hospital=${spoke}` }],
      entry: [{ fullUrl: `urn:uuid:${spoke}`, search: { mode: 'match' } }],
    });
  });

  it('are audited, and sent as FHIR', async () => {
    const bound = hospitalStandardsRoutes.find(({ route }) => route.id === 'getMeasureReport');
    const reply = await bound?.handle(ctx, {
      params: { id: spoke },
      query: {},
      body: {},
      file: undefined,
      fromLoopback: false,
    });
    expect(reply).toBeInstanceOf(RawReply);
    expect(reply).toMatchObject({
      headers: { 'content-type': 'application/fhir+json; charset=utf-8' },
    });
    const entry = await test.ctx.db
      .selectFrom('auditLog')
      .select(['action', 'subjectId', 'detail'])
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    expect(entry).toMatchObject({
      action: 'hospital.read',
      subjectId: spoke,
      detail: { view: 'fhir' },
    });
  });
});
