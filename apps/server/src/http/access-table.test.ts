import { readFile } from 'node:fs/promises';
import { type Route, routes } from '@pulse/contract';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../kernel/actor.ts';
import { ensureObservationPartitions } from '../modules/observations/index.ts';
import { addHospital } from '../testing/hospitals.ts';
import { addCitizen, addPlanner, addStaff } from '../testing/people.ts';
import { addPlan, addRecommendation } from '../testing/plans.ts';
import { placeInEast } from '../testing/test-city.ts';
import { openTestGateway, type TestCall, type TestGateway } from '../testing/test-gateway.ts';

const people = [
  'nobody',
  'citizen',
  'reporter',
  'officer',
  'otherOfficer',
  'admin',
  'planner',
  'analyst',
  'auditor',
] as const;
type Person = (typeof people)[number];

interface Scene {
  readonly test: TestGateway;
  readonly who: Record<Person, Actor | undefined>;
  /** The planner's, and one that nobody plans for. */
  readonly hospitalId: string;
  readonly othersHospitalId: string;
  readonly gathering: () => Promise<{ id: string; version: number }>;
  /** A new incident of the reporter in the officer's zone. */
  readonly incident: (status: 'reported' | 'active') => Promise<{ id: string; version: number }>;
}

interface Row {
  /** The call as it would be made by somebody who may make it. */
  readonly call: (scene: Scene, person: Person) => Promise<TestCall> | TestCall;
  /** Expected status for each of `people`, in that order. */
  readonly expect: string;
}

const anyone = (status: number) => people.map(() => status).join(' ');

const decide =
  (status: 'reported' | 'active', extra: Record<string, unknown> = {}) =>
  async (scene: Scene): Promise<TestCall> => {
    const { id, version } = await scene.incident(status);
    return { params: { id }, body: { version, ...extra } };
  };
const look =
  (status: 'reported' | 'active') =>
  async (scene: Scene): Promise<TestCall> => ({
    params: { id: (await scene.incident(status)).id },
  });

// nobody citizen reporter officer otherOfficer admin planner analyst auditor
const decision = '401 403 403 200 404 200 403 403 403';
const hiddenLook = '404 404 200 200 404 200 404 404 404';
const adminOnly = (status: number) => `401 403 403 403 403 ${status} 403 403 403`;
const modelReaders = (status: number) => `401 403 403 403 403 ${status} 403 ${status} ${status}`;
const staffOnly = (status: number) =>
  `401 403 403 ${status} ${status} ${status} ${status} ${status} ${status}`;

const plannersOnly = (status: number) => `401 403 403 403 403 ${status} ${status} 403 403`;

/** A recommendation for a hospital that the planner has nothing to do with. */
const others =
  (body: Record<string, unknown>, state: 'open' | 'accepted' = 'open') =>
  async ({ test, othersHospitalId }: Scene): Promise<TestCall> => {
    const id = await addRecommendation(test.ctx, { hospitalId: othersHospitalId, state });
    return { params: { id }, body };
  };

/** A draft that an accepted advisory for the whole city became. */
const draft =
  (body: Record<string, unknown> = {}) =>
  async ({ test, who }: Scene): Promise<TestCall> => {
    const id = await addRecommendation(test.ctx, { kind: 'public-advisory', department: null });
    const accepted = await test.call(who.admin, routes.acceptRecommendation, {
      params: { id },
      body: { version: 1 },
    });
    const { alertDraftId } = routes.acceptRecommendation.response.parse(accepted.json());
    return { params: { id: alertDraftId ?? '' }, body };
  };
const hiddenFromPlanner = '401 403 403 403 403 200 404 403 403';

const gathering = {
  kind: 'concert',
  name: 'Concert in the park',
  areaId: 'test-w1',
  expectedCrowd: 2_000,
  startsAt: '2026-03-07T12:00:00Z',
  endsAt: '2026-03-07T18:00:00Z',
  alcohol: false,
  fireworks: false,
  setting: 'outdoor',
  medicalPosts: 1,
  water: true,
  confirm: true,
};

/** One row for each route of the contract: a route without a row does not compile. */
const table: Record<keyof typeof routes, Row> = {
  healthLive: { call: () => ({}), expect: anyone(200) },
  healthReady: { call: () => ({}), expect: anyone(200) },
  requestCode: {
    call: (_, person) => ({ body: { phone: `+9198000010${people.indexOf(person)}0` } }),
    expect: anyone(202),
  },
  loginWithCode: {
    call: () => ({ body: { phone: '+919800001234', otp: '123456' } }),
    expect: anyone(401),
  },
  loginStaff: {
    call: (_, person) => ({ body: { email: `${person}@nowhere.test`, password: 'wrong' } }),
    expect: anyone(401),
  },
  refreshSession: { call: () => ({ body: { refreshToken: 'unknown' } }), expect: anyone(401) },
  logout: { call: () => ({ body: { refreshToken: 'unknown' } }), expect: anyone(204) },
  getMe: { call: () => ({}), expect: '401 200 200 200 200 200 200 200 200' },
  updateMe: {
    call: () => ({ body: { language: 'kn' } }),
    expect: '401 200 200 200 200 200 200 200 200',
  },
  exportMe: { call: () => ({}), expect: '401 200 200 403 403 403 403 403 403' },
  deleteMe: { call: () => ({}), expect: '401 204 204 403 403 403 403 403 403' },
  beginTotp: { call: () => ({}), expect: staffOnly(200) },
  confirmTotp: { call: () => ({ body: { code: '000000' } }), expect: staffOnly(401) },
  disableTotp: { call: () => ({}), expect: staffOnly(204) },
  listStaff: { call: () => ({}), expect: '401 403 403 200 200 200 403 403 403' },
  createStaff: {
    call: (_, person) => ({
      body: {
        email: `${person}@new.test`,
        name: 'New',
        role: 'officer',
        zoneIds: [],
        password: 'a-good-password',
      },
    }),
    expect: adminOnly(201),
  },
  updateStaff: {
    call: async ({ test }) => {
      const { id } = await addStaff(test.ctx, 'analyst');
      return { params: { id }, body: { version: 1, name: 'Renamed' } };
    },
    expect: adminOnly(200),
  },
  listOutbox: { call: () => ({}), expect: anyone(200) },
  listPredictions: { call: () => ({}), expect: anyone(200) },
  predictTraffic: { call: () => ({ query: { area: 'test-w1' } }), expect: anyone(404) },
  predictFlooding: { call: () => ({ query: { area: 'test-w1' } }), expect: anyone(404) },
  predictAqi: { call: () => ({ query: { area: 'test-w1' } }), expect: anyone(404) },
  listFeeds: { call: () => ({}), expect: staffOnly(200) },
  listCities: { call: () => ({}), expect: anyone(200) },
  listCategories: { call: () => ({}), expect: anyone(200) },
  suggestCategory: { call: () => ({ query: { text: 'garbage' } }), expect: anyone(200) },
  listAreas: { call: () => ({}), expect: anyone(200) },
  areaBoundaries: { call: () => ({}), expect: anyone(200) },
  locateArea: {
    call: () => ({ query: { lat: String(placeInEast.lat), lng: String(placeInEast.lng) } }),
    expect: anyone(200),
  },
  getArea: { call: () => ({ params: { id: 'test-w1' } }), expect: anyone(200) },
  listZones: { call: () => ({}), expect: anyone(200) },
  createZone: {
    call: (_, person) => ({
      body: { id: `zone-${person.toLowerCase()}`, name: { en: 'New zone' } },
    }),
    expect: adminOnly(201),
  },
  updateZone: {
    call: () => ({ params: { id: 'test-west' }, body: { version: 1, name: { en: 'West' } } }),
    expect: adminOnly(200),
  },
  listIncidents: { call: () => ({}), expect: anyone(200) },
  mapIncidents: { call: () => ({}), expect: anyone(200) },
  countIncidents: { call: () => ({}), expect: anyone(200) },
  exportIncidents: { call: () => ({}), expect: '401 403 403 200 200 200 403 200 403' },
  findSimilar: {
    call: () => ({ query: { lat: String(placeInEast.lat), lng: String(placeInEast.lng) } }),
    expect: anyone(200),
  },
  createIncident: {
    call: () => ({
      body: { category: 'garbage', description: 'A heap of garbage', ...placeInEast },
    }),
    // An officer of another zone may not report into this one.
    expect: '401 201 201 201 403 201 403 403 403',
  },
  getIncident: { call: look('reported'), expect: hiddenLook },
  updateIncident: {
    call: decide('reported', { description: 'A better description' }),
    expect: '401 404 200 200 404 200 403 403 403',
  },
  approveIncident: { call: decide('reported'), expect: decision },
  resolveIncident: { call: decide('active'), expect: decision },
  rejectIncident: { call: decide('reported', { reason: 'abusive' }), expect: decision },
  mergeIncident: {
    call: async (scene) => {
      const [one, other] = [await scene.incident('reported'), await scene.incident('active')];
      return { params: { id: one.id }, body: { version: one.version, into: other.id } };
    },
    expect: decision,
  },
  reopenIncident: {
    call: async (scene) => {
      const { id, version } = await scene.incident('reported');
      const admin = scene.who.admin;
      const rejected = await scene.test.call(admin, routes.rejectIncident, {
        params: { id },
        body: { version, reason: 'other' },
      });
      expect(rejected.status).toBe(200);
      return { params: { id }, body: { version: version + 1 } };
    },
    expect: decision,
  },
  assignIncident: { call: decide('active', { assigneeId: null }), expect: decision },
  undoIncident: {
    call: async (scene, person) => {
      const { id, version } = await scene.incident('reported');
      const decider = person === 'officer' ? scene.who.officer : scene.who.admin;
      await scene.test.call(decider, routes.approveIncident, { params: { id }, body: { version } });
      return { params: { id }, body: { version: version + 1 } };
    },
    expect: decision,
  },
  bulkIncidents: {
    call: async (scene) => ({
      body: { action: 'approve', items: [await scene.incident('reported')] },
    }),
    // Another zone's officer gets an answer that says of each item that there is none.
    expect: '401 403 403 200 200 200 403 403 403',
  },
  incidentHistory: { call: look('reported'), expect: hiddenLook },
  incidentSimilar: { call: look('active'), expect: '401 403 403 200 404 200 403 403 403' },
  incidentReporter: { call: look('active'), expect: '401 403 403 200 404 200 403 403 403' },
  castVote: {
    call: async (scene) => ({
      params: { id: (await scene.incident('active')).id },
      body: { type: 'confirm' },
    }),
    expect: '401 201 201 403 403 403 403 403 403',
  },
  withdrawVote: {
    call: async (scene, person) => {
      const { id } = await scene.incident('active');
      const voter = scene.who[person];
      if (voter?.kind === 'citizen') {
        await scene.test.call(voter, routes.castVote, {
          params: { id },
          body: { type: 'dispute' },
        });
      }
      return { params: { id } };
    },
    expect: '401 200 200 403 403 403 403 403 403',
  },
  listVotes: { call: look('reported'), expect: hiddenLook },
  uploadPhoto: {
    call: async () => ({ form: await photoForm() }),
    expect: '401 201 201 201 201 201 403 403 403',
  },
  getPhoto: {
    call: async (scene) => {
      const uploaded = await scene.test.call(scene.who.reporter, routes.uploadPhoto, {
        form: await photoForm(),
      });
      const { id } = routes.uploadPhoto.response.parse(uploaded.json());
      await scene.test.call(scene.who.reporter, routes.createIncident, {
        body: { category: 'garbage', description: 'With a photo', ...placeInEast, photoIds: [id] },
      });
      return { params: { id, size: 'thumb' } };
    },
    // Not public yet, and the address is not signed: missing, whoever asks.
    expect: anyone(404),
  },
  listAudit: { call: () => ({}), expect: '401 403 403 403 403 200 403 403 200' },
  getSettings: { call: () => ({}), expect: staffOnly(200) },
  updateSettings: {
    call: async ({ test, who }) => {
      const read = await test.call(who.admin, routes.getSettings);
      const { version } = routes.getSettings.response.parse(read.json());
      return { body: { version, settings: { undoWindowMinutes: 20 } } };
    },
    expect: adminOnly(200),
  },
  listModels: { call: () => ({}), expect: modelReaders(200) },
  listModelRuns: { call: () => ({ params: { name: 'severity' } }), expect: modelReaders(200) },
  getModelRun: {
    call: () => ({ params: { name: 'severity', id: '0197c1de-0000-7000-8000-000000000001' } }),
    expect: modelReaders(404),
  },
  trainModel: {
    call: () => ({ params: { name: 'severity' }, body: {} }),
    expect: adminOnly(201),
  },
  // The model that ships is live, and nothing was promoted before it.
  promoteModel: {
    call: () => ({ params: { name: 'severity' }, body: { runId: null, reason: 'back' } }),
    expect: adminOnly(409),
  },
  rollBackModel: {
    call: () => ({ params: { name: 'severity' }, body: { reason: 'back' } }),
    expect: adminOnly(409),
  },
  registerOnnxModel: {
    call: async (_, person) => ({ body: await riskOnnx(`risk-${person.toLowerCase()}`) }),
    expect: adminOnly(201),
  },
  runModel: {
    call: () => ({ params: { name: 'nowhere' }, body: { inputs: {} } }),
    expect: '401 403 403 403 403 404 403 404 403',
  },
  listHospitals: { call: () => ({}), expect: plannersOnly(200) },
  hospitalBoard: { call: () => ({}), expect: plannersOnly(200) },
  hospitalSummary: { call: () => ({}), expect: '401 403 403 403 403 200 403 200 403' },
  getHospital: {
    call: ({ othersHospitalId }) => ({ params: { id: othersHospitalId } }),
    expect: '401 403 403 403 403 200 404 403 403',
  },
  createHospital: {
    call: () => ({ body: { name: 'New hospital', ...placeInEast } }),
    expect: adminOnly(201),
  },
  updateHospital: {
    call: async ({ test, hospitalId, othersHospitalId }, person) => {
      const id = person === 'planner' ? hospitalId : othersHospitalId;
      const { version } = await test.ctx.db
        .selectFrom('hospitals')
        .select('version')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      return { params: { id }, body: { version, staff: [] } };
    },
    expect: plannersOnly(200),
  },
  linkHospital: {
    call: async ({ test, who, othersHospitalId: id }) => {
      const read = await test.call(who.admin, routes.getHospital, { params: { id } });
      const { version } = routes.getHospital.response.parse(read.json());
      return { params: { id }, body: { version, links: [] } };
    },
    expect: adminOnly(200),
  },
  getHospitalSettings: { call: () => ({}), expect: '401 403 403 403 403 200 200 200 200' },
  updateHospitalSettings: {
    call: () => ({ body: { version: 1, settings: { silenceAfterHours: 4 } } }),
    expect: adminOnly(200),
  },
  searchMeasureReports: { call: () => ({}), expect: plannersOnly(200) },
  getMeasureReport: {
    call: ({ othersHospitalId }) => ({ params: { id: othersHospitalId } }),
    expect: '401 403 403 403 403 200 404 403 403',
  },
  hospitalStatusXml: {
    call: ({ othersHospitalId }) => ({ query: { hospital: othersHospitalId } }),
    expect: '401 403 403 403 403 200 404 403 403',
  },
  recordObservations: {
    call: ({ test, othersHospitalId }) => ({
      body: {
        hospitalId: othersHospitalId,
        observedAt: test.clock.now().toISOString(),
        edPatients: 12,
      },
    }),
    expect: '401 403 403 403 403 201 404 403 403',
  },
  importObservations: {
    call: ({ hospitalId }) => ({
      csv: `hospital_id,observed_at,ed_patients\n${hospitalId},2026-03-02 11:00,4\n`,
    }),
    expect: plannersOnly(200),
  },
  listObservations: {
    call: ({ othersHospitalId }) => ({ query: { hospital: othersHospitalId } }),
    expect: '401 403 403 403 403 200 404 403 403',
  },
  listSurge: { call: () => ({}), expect: plannersOnly(200) },
  citySurge: { call: () => ({}), expect: '401 403 403 403 403 200 200 200 403' },
  comingFestivals: { call: () => ({}), expect: plannersOnly(200) },
  hospitalSurge: {
    call: ({ othersHospitalId }) => ({ params: { id: othersHospitalId } }),
    expect: '401 403 403 403 403 200 404 403 403',
  },
  exportSurge: {
    call: ({ othersHospitalId }) => ({ params: { id: othersHospitalId } }),
    expect: '401 403 403 403 403 200 404 403 403',
  },
  surgeAccuracy: {
    call: ({ othersHospitalId }) => ({ query: { hospital: othersHospitalId } }),
    expect: '401 403 403 403 403 200 404 403 403',
  },
  currentPlan: { call: () => ({}), expect: plannersOnly(200) },
  // Nothing is forecast here that could be planned for.
  makePlan: { call: () => ({ body: {} }), expect: plannersOnly(503) },
  askWhy: {
    call: async ({ test, othersHospitalId }) => ({
      params: { id: await addPlan(test.ctx, { hospitalIds: [othersHospitalId] }) },
      body: { question: 'Why?' },
    }),
    expect: hiddenFromPlanner,
  },
  whatIf: {
    call: ({ othersHospitalId }) => ({ body: { hospitals: [othersHospitalId], changes: {} } }),
    // Nothing is forecast of it: to those who may ask it is as if it were not there.
    expect: plannersOnly(404),
  },
  exportPlan: { call: () => ({}), expect: plannersOnly(200) },
  getPlanSettings: { call: () => ({}), expect: '401 403 403 403 403 200 200 403 200' },
  updatePlanSettings: {
    call: () => ({ body: { version: 1, settings: { bedsPerBlock: 3 } } }),
    expect: adminOnly(200),
  },
  listRecommendations: { call: () => ({}), expect: plannersOnly(200) },
  getRecommendation: { call: others({}), expect: hiddenFromPlanner },
  acceptRecommendation: { call: others({ version: 1 }), expect: hiddenFromPlanner },
  changeRecommendation: { call: others({ version: 1, amount: 4 }), expect: hiddenFromPlanner },
  rejectRecommendation: {
    call: others({ version: 1, reason: 'noStaff' }),
    expect: hiddenFromPlanner,
  },
  reopenRecommendation: { call: others({ version: 1 }, 'accepted'), expect: hiddenFromPlanner },
  decisionRecord: { call: () => ({}), expect: plannersOnly(200) },
  listAlertDrafts: { call: () => ({}), expect: plannersOnly(200) },
  getAlertDraft: { call: draft(), expect: plannersOnly(200) },
  updateAlertDraft: {
    call: draft({ version: 1, headline: 'Smoke on Sunday' }),
    expect: adminOnly(200),
  },
  discardAlertDraft: { call: draft({ version: 1 }), expect: adminOnly(200) },
  listGatherings: { call: () => ({}), expect: staffOnly(200) },
  suggestGatherings: { call: () => ({}), expect: staffOnly(200) },
  getGathering: {
    call: async ({ gathering }) => ({ params: { id: (await gathering()).id } }),
    expect: staffOnly(200),
  },
  createGathering: { call: () => ({ body: gathering }), expect: plannersOnly(201) },
  updateGathering: {
    call: async ({ gathering }) => {
      const { id, version } = await gathering();
      return { params: { id }, body: { version, expectedCrowd: 2_500, confirm: true } };
    },
    expect: plannersOnly(200),
  },
  cancelGathering: {
    call: async ({ gathering }) => {
      const { id, version } = await gathering();
      return { params: { id }, body: { version, reason: 'Rain' } };
    },
    expect: plannersOnly(200),
  },
};

const riskOnnx = async (name: string) => ({
  name,
  bytes: (await readFile(new URL('../platform/onnx/fixtures/risk.onnx', import.meta.url))).toString(
    'base64',
  ),
  inputs: [{ name: 'x', dims: [null, 3] }],
  outputs: [
    { name: 'risk', dims: [null, 1] },
    { name: 'busiest', dims: [1] },
  ],
});

const photoForm = async (): Promise<FormData> => {
  const pixels = sharp({ create: { width: 40, height: 30, channels: 3, background: '#456' } });
  const form = new FormData();
  form.set('photo', new Blob([Uint8Array.from(await pixels.jpeg().toBuffer())]), 'photo.jpg');
  return form;
};

describe('every route tried by every role, and by nobody', () => {
  let scene: Scene;
  beforeAll(async () => {
    const test = await openTestGateway();
    const { ctx } = test;
    await ensureObservationPartitions(ctx);
    const hospitalId = await addHospital(ctx);
    const othersHospitalId = await addHospital(ctx);
    const who: Scene['who'] = {
      nobody: undefined,
      citizen: await addCitizen(ctx),
      reporter: await addCitizen(ctx),
      officer: await addStaff(ctx, 'officer', ['test-east']),
      otherOfficer: await addStaff(ctx, 'officer', ['test-west']),
      admin: await addStaff(ctx, 'admin'),
      planner: await addPlanner(ctx, [hospitalId]),
      analyst: await addStaff(ctx, 'analyst'),
      auditor: await addStaff(ctx, 'auditor'),
    };
    scene = {
      test,
      who,
      hospitalId,
      othersHospitalId,
      gathering: async () => {
        const made = await test.call(who.admin, routes.createGathering, { body: gathering });
        const { id, version } = routes.createGathering.response.parse(made.json());
        return { id, version };
      },
      incident: async (status) => {
        const reported = await test.call(who.reporter, routes.createIncident, {
          body: { category: 'garbage', description: 'A heap at the corner', ...placeInEast },
        });
        const { id, version } = routes.createIncident.response.parse(reported.json());
        if (status === 'reported') return { id, version };
        const call = { params: { id }, body: { version } };
        const approved = await test.call(who.admin, routes.approveIncident, call);
        return routes.approveIncident.response.parse(approved.json());
      },
    };
  });
  afterAll(() => scene.test.close());

  // Deleting the citizens comes last, since nobody can sign in as them after.
  const names = (Object.keys(table) as (keyof typeof routes)[]).sort(
    (a, b) => Number(a === 'deleteMe') - Number(b === 'deleteMe'),
  );
  for (const name of names) {
    const route: Route = routes[name];
    const row = table[name];
    const statuses = row.expect.split(' ').map(Number);
    it(`${route.method} ${route.path}: ${row.expect}`, async () => {
      expect(statuses).toHaveLength(people.length);
      const seen: Record<string, number> = {};
      for (const person of people) {
        const call = await row.call(scene, person);
        seen[person] = (await scene.test.call(scene.who[person], route, call)).status;
      }
      expect(seen).toEqual(Object.fromEntries(people.map((person, at) => [person, statuses[at]])));
    });
  }
});
