import { type Route, routes } from '@pulse/contract';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { cityHospitals } from '../modules/hospitals/index.ts';
import { loadLiveIncidents, maySeeIncident } from '../modules/incidents/index.ts';
import {
  type Foreign,
  type OtherCityScene,
  openOtherCityScene,
} from '../testing/other-city-scene.ts';
import { secondCityId } from '../testing/second-city.ts';
import type { TestCall } from '../testing/test-gateway.ts';
import { startHub } from './live/index.ts';

type RouteId = keyof typeof routes;

/** One way to try it, and the status that a planner of another hospital gets. */
interface Try {
  readonly call: (foreign: Foreign, scene: OtherCityScene) => TestCall;
  readonly status: number;
  /** An administrator who asks the same is told of the hospital, so that there is what to hide. */
  readonly shown?: boolean;
}

const hidden = (call: Try['call']): Try => ({ call, status: 404 });
const hiddenButThere = (call: Try['call']): Try => ({ call, status: 404, shown: true });
/** Answered, with nothing of the hospital in it. */
const empty = (call: Try['call']): Try => ({ call, status: 200 });
const emptyButThere = (call: Try['call']): Try => ({ call, status: 200, shown: true });
const notForPlanners = (call: Try['call'] = () => ({})): Try => ({ call, status: 403 });

const byId: Try['call'] = ({ id }) => ({ params: { id } });
const inQuery: Try['call'] = ({ id }) => ({ query: { hospital: id } });
const inCity: Try['call'] = ({ cityId }) => ({ query: { city: cityId } });
const whole: Try['call'] = () => ({});
const decide =
  (body: Record<string, unknown>): Try['call'] =>
  ({ recommendationId: id }) => ({ params: { id }, body: { version: 1, ...body } });

const observation = ({ id }: Foreign, { clock }: OtherCityScene) => ({
  hospitalId: id,
  observedAt: clock.now().toISOString(),
  edPatients: 3,
});
const newStaff = ({ id }: Foreign) => ({
  email: 'new@staff.test',
  name: 'New',
  role: 'planner',
  hospitalIds: [id],
  password: 'a-good-password',
});

/** Every route that is about hospitals: one without a line here fails below. */
const tries: Partial<Record<RouteId, readonly Try[]>> = {
  listHospitals: [
    empty(whole),
    emptyButThere(inCity),
    empty(({ name }) => ({ query: { text: name } })),
  ],
  hospitalBoard: [empty(whole), emptyButThere(inCity)],
  hospitalSummary: [notForPlanners(inCity)],
  getHospital: [
    hiddenButThere(byId),
    // What is told of the own one has links to theirs.
    empty((_, { ownId }) => ({ params: { id: ownId } })),
  ],
  createHospital: [notForPlanners(() => ({ body: { name: 'New', lat: 12.95, lng: 77.65 } }))],
  updateHospital: [hidden(({ id }) => ({ params: { id }, body: { version: 1, staff: [] } }))],
  linkHospital: [notForPlanners(({ id }) => ({ params: { id }, body: { version: 1, links: [] } }))],
  getHospitalSettings: [empty(whole)],
  updateHospitalSettings: [notForPlanners(() => ({ body: { version: 1, settings: {} } }))],
  searchMeasureReports: [hiddenButThere(inQuery), emptyButThere(inCity), empty(whole)],
  getMeasureReport: [hiddenButThere(byId)],
  hospitalStatusXml: [hiddenButThere(inQuery), empty(whole)],
  recordObservations: [
    hidden((foreign, scene) => ({ body: observation(foreign, scene) })),
    hidden((foreign, scene) => {
      const own = observation({ ...foreign, id: scene.ownId }, scene);
      return { body: { observations: [own, observation(foreign, scene)] } };
    }),
  ],
  importObservations: [
    empty(({ id }) => ({
      query: { partial: 'true', confirm: 'true' },
      csv: `hospital_id,observed_at,ed_patients\n${id},2026-03-02 11:00,4\n`,
    })),
  ],
  listObservations: [hiddenButThere(inQuery)],
  listSurge: [empty(whole), emptyButThere(inCity)],
  citySurge: [empty(inCity)],
  comingFestivals: [empty(inCity)],
  hospitalSurge: [hiddenButThere(byId)],
  exportSurge: [hiddenButThere(byId)],
  surgeAccuracy: [hidden(inQuery), empty(whole), empty(inCity)],
  currentPlan: [emptyButThere(inCity), empty(whole)],
  // As of a city that does not exist: there is nothing to make a plan of.
  makePlan: [{ call: () => ({ body: { city: secondCityId } }), status: 503 }],
  askWhy: [
    hidden(({ planId: id, recommendationId }) => ({
      params: { id },
      body: { question: 'Why these beds?', recommendationId },
    })),
    hidden((_, { foreign }) => ({
      params: { id: foreign[0]?.planId ?? '' },
      body: { question: 'Which hospitals are short of beds?' },
    })),
  ],
  exportPlan: [emptyButThere(inCity), empty(whole)],
  listRecommendations: [
    emptyButThere(({ id, cityId }) => ({ query: { hospital: id, city: cityId } })),
    empty(inQuery),
    emptyButThere(({ planId }) => ({ query: { plan: planId } })),
    emptyButThere(inCity),
    empty(whole),
  ],
  getRecommendation: [hiddenButThere(({ recommendationId: id }) => ({ params: { id } }))],
  acceptRecommendation: [hidden(decide({}))],
  changeRecommendation: [hidden(decide({ amount: 2 }))],
  rejectRecommendation: [hidden(decide({ reason: 'notNeeded' }))],
  reopenRecommendation: [hidden(decide({}))],
  decisionRecord: [empty(whole), empty(inCity)],
  whatIf: [
    hidden(({ id }) => ({ body: { hospitals: [id], changes: {} } })),
    hidden(({ id }, { ownId }) => ({ body: { hospitals: [ownId, id], changes: {} } })),
    hidden(({ id }) => ({
      body: { changes: { closedBeds: [{ hospitalId: id, department: 'icu', beds: 1 }] } },
    })),
    hidden(({ id }) => ({ body: { changes: { absentStaff: { hospitalId: id, share: 0.2 } } } })),
    hidden(() => ({ body: { city: secondCityId, changes: {} } })),
  ],
  getPlanSettings: [empty(whole)],
  updatePlanSettings: [notForPlanners(() => ({ body: { version: 1, settings: {} } }))],
  createStaff: [notForPlanners((foreign) => ({ body: newStaff(foreign) }))],
  updateStaff: [
    notForPlanners(({ id }, { planner }) => ({
      params: { id: planner.id },
      body: { version: 1, hospitalIds: [id] },
    })),
  ],
};

const tags: readonly Route['tag'][] = ['hospitals', 'observations', 'readiness', 'plans'];

/** By its tag, or because what it takes names a hospital somewhere. */
const isAboutHospitals = ({ tag, params, query, body }: Route): boolean =>
  tags.includes(tag) ||
  [params, query, body].some((schema) =>
    /"hospital[a-z]*":/i.test(
      JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })),
    ),
  );

const ids = Object.keys(routes) as RouteId[];

describe('a planner who tries a hospital of another city, or of somebody else', () => {
  let scene: OtherCityScene;
  beforeAll(async () => {
    scene = await openOtherCityScene();
  });
  afterAll(() => scene.close());

  const tells = (text: string, { id, name }: Foreign) => text.includes(id) || text.includes(name);

  it('is tried on every route of the contract that is about hospitals', () => {
    const about = ids.filter((id) => isAboutHospitals(routes[id]));
    expect(about.length).toBeGreaterThan(30);
    expect(Object.keys(tries).sort()).toEqual(about.sort());
  });

  for (const id of ids) {
    for (const [at, one] of (tries[id] ?? []).entries()) {
      it(`${id} ${at + 1}: ${one.status}, and nothing of it`, async () => {
        for (const foreign of scene.foreign) {
          const call = one.call(foreign, scene);
          const answer = await scene.call(scene.planner, routes[id], call);
          // The whole text, so that a failure shows it; a route that nobody answers hides nothing.
          expect([answer.status, answer.text]).toEqual([
            one.status,
            expect.not.stringContaining('nothing at this address'),
          ]);
          const told = scene.foreign.filter((each) => tells(answer.text, each));
          expect([told, answer.text]).toEqual([[], answer.text]);
          if (!one.shown) continue;
          const seen = await scene.call(scene.admin, routes[id], call);
          expect([seen.status, tells(seen.text, foreign), seen.text]).toEqual([
            200,
            true,
            seen.text,
          ]);
        }
      });
    }
  }

  it('has changed nothing by all that was tried', async () => {
    for (const { id } of scene.foreign) {
      const read = await scene.call(scene.admin, routes.listObservations, {
        query: { hospital: id, versions: 'all' },
      });
      expect(routes.listObservations.response.parse(read.json()).items).toHaveLength(1);
    }
    const own = await scene.call(scene.planner, routes.listObservations, {
      query: { hospital: scene.ownId },
    });
    expect(own.json()).toMatchObject({ items: [] });
    const states = await scene.ctx.db.selectFrom('recommendations').select('state').execute();
    expect(new Set(states.map(({ state }) => state))).toEqual(new Set(['open']));
  });

  it('hears nothing of it by socket, whatever rooms are asked for', async () => {
    const { ctx, planner, ownId, foreign } = scene;
    const hub = startHub({
      services: ctx,
      server: scene.gateway.app.server,
      resolveActor: async () => planner,
      loadLiveIncidents,
      loadCityHospitals: (cityId) => cityHospitals(ctx.db, cityId),
      maySee: maySeeIncident,
      position: () => 0,
    });
    const client = io(scene.baseUrl, { transports: ['websocket'], auth: { token: 'planner' } });
    const heard: string[] = [];
    client.onAny((...message) => heard.push(JSON.stringify(message)));
    const rooms = foreign.flatMap(({ id }) => [id, `hospital:${id}`, 'hospitals:all']);
    const reply = await client.emitWithAck('subscribe', {
      hospitals: true,
      staff: true,
      areas: rooms,
      zones: rooms,
    });
    expect(reply).toMatchObject({ ok: true });
    expect(reply.rooms).toContain(`hospital:${ownId}`);
    const events = foreign.flatMap(({ id, cityId, planId, recommendationId }) => [
      { topic: 'observation.recorded' as const, payload: { hospitalIds: [id, ownId] } },
      { topic: 'surge.refreshed' as const, payload: { cityId, hospitalIds: [id] } },
      { topic: 'plan.made' as const, payload: { cityId, planId, hospitalIds: [id] } },
      {
        topic: 'recommendation.decided' as const,
        payload: { cityId, recommendationId, hospitalIds: [] },
      },
    ]);
    await hub.broadcast(events.map((event, at) => ({ ...event, id: `e${at}`, position: at + 1 })));
    await vi.waitFor(() => expect(heard.join()).toContain('"what":"recommendation"'));
    expect(heard.filter((text) => foreign.some((one) => tells(text, one)))).toEqual([]);
    client.disconnect();
    await hub.close();
  });
});
