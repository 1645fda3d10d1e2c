import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ClientToServer, ServerToClient, SubscribeReply } from '@pulse/contract';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Actor } from '../../kernel/actor.ts';
import { appendEvents, type Topic } from '../../kernel/events.ts';
import { followOutbox, type OutboxFollower, placeEvents } from '../../kernel/outbox/index.ts';
import { startWakeLoop, type WakeLoop } from '../../kernel/outbox/wake-loop.ts';
import { cityHospitals } from '../../modules/hospitals/index.ts';
import { loadLiveIncidents, maySeeIncident } from '../../modules/incidents/index.ts';
import { addHospital } from '../../testing/hospitals.ts';
import { addCitizen, addPlanner, addStaff } from '../../testing/people.ts';
import { addSecondCity, secondCityId } from '../../testing/second-city.ts';
import { testCityId } from '../../testing/test-city.ts';
import { openTestCtx, type TestCtx } from '../../testing/test-ctx.ts';
import type { HospitalNews } from './hospital-news.ts';
import { type Hub, startHub } from './start-hub.ts';

type Client = Socket<ServerToClient, ClientToServer>;
type Subscription = Parameters<ClientToServer['subscribe']>[0];

describe('live hospitals', () => {
  let test: TestCtx;
  let server: Server;
  let baseUrl: string;
  let hub: Hub;
  let follower: OutboxFollower;
  let placing: WakeLoop;
  let own: string;
  let second: string;
  let foreign: string;
  const clients: Client[] = [];

  beforeAll(async () => {
    test = await openTestCtx();
    server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { ctx } = test;
    await addSecondCity(ctx);
    own = await addHospital(ctx);
    second = await addHospital(ctx);
    foreign = await addHospital(ctx, { cityId: secondCityId, areaId: null });
    follower = await followOutbox(ctx, async (events) => hub.broadcast(events));
    hub = startHub({
      services: ctx,
      server,
      resolveActor: async (token) => JSON.parse(token),
      loadLiveIncidents,
      loadCityHospitals: (cityId) => cityHospitals(ctx.db, cityId),
      maySee: maySeeIncident,
      position: follower.position,
    });
    placing = startWakeLoop({
      turn: async () => (await placeEvents(ctx.db)) > 0,
      idleMs: 20,
      onError: (error) => {
        throw error;
      },
    });
  });
  afterEach(() => {
    for (const client of clients.splice(0)) client.disconnect();
  });
  afterAll(async () => {
    await placing.close();
    await follower.close();
    await hub.close();
    await test.close();
  });

  const say = (topic: Topic, ...payloads: Parameters<typeof appendEvents>[3]) =>
    test.ctx.db.transaction().execute((tx) => appendEvents(test.ctx, tx, topic, payloads));

  const listen = async (actor: Actor | undefined, wish: Subscription) => {
    const heard: HospitalNews[] = [];
    const auth = actor === undefined ? {} : { token: JSON.stringify(actor) };
    const client: Client = io(baseUrl, { transports: ['websocket'], forceNew: true, auth });
    clients.push(client);
    client.on('hospital:changed', (news) => heard.push(news));
    const reply = await new Promise<SubscribeReply>((resolve) =>
      client.emit('subscribe', wish, resolve),
    );
    if (!reply.ok) throw new Error(reply.problem.detail);
    return { client, heard, reply };
  };
  const told = (heard: readonly HospitalNews[]) =>
    heard.map(({ what, hospitalIds }) => `${what} ${[...hospitalIds].sort().join()}`);

  it('tell a planner of own hospitals, an administrator of all, and nobody else', async () => {
    const { ctx } = test;
    const planner = await listen(await addPlanner(ctx, [own, second]), { hospitals: true });
    const admin = await listen(await addStaff(ctx, 'admin'), { hospitals: true });
    const guess: Subscription = {
      hospitals: true,
      areas: [`hospital:${own}`, 'hospitals:all', own],
      zones: [`hospital:${own}`, 'hospitals:all'],
    };
    const deaf = await Promise.all(
      [
        await addPlanner(ctx, [foreign]),
        await addPlanner(ctx, []),
        await addStaff(ctx, 'officer', ['test-east']),
        await addStaff(ctx, 'analyst'),
        await addStaff(ctx, 'auditor'),
        await addCitizen(ctx),
        undefined,
      ].map((actor) => listen(actor, guess)),
    );
    await say('observation.recorded', { hospitalIds: [own, foreign] });
    await vi.waitFor(() => expect(told(planner.heard)).toEqual([`observation ${own}`]));
    await vi.waitFor(() =>
      expect(told(admin.heard)).toEqual([`observation ${[own, foreign].sort().join()}`]),
    );
    const [elsewhere, ...others] = deaf;
    await vi.waitFor(() =>
      expect(told(elsewhere?.heard ?? [])).toEqual([`observation ${foreign}`]),
    );
    expect(others.flatMap(({ heard }) => told(heard))).toEqual([]);
    expect(deaf.flatMap(({ reply }) => (reply.ok ? reply.rooms : []))).not.toContain(
      `hospital:${own}`,
    );
  });

  it('tell of what concerns a whole city to its hospitals, and to those of no other', async () => {
    const planner = await listen(await addPlanner(test.ctx, [own]), { hospitals: true });
    const elsewhere = await listen(await addPlanner(test.ctx, [foreign]), { hospitals: true });
    await say('recommendation.decided', {
      cityId: testCityId,
      recommendationId: 'r',
      hospitalIds: [],
    });
    await say('plan.made', { cityId: secondCityId, planId: 'p', hospitalIds: [foreign] });
    await vi.waitFor(() => expect(told(planner.heard)).toEqual([`recommendation ${own}`]), 4_000);
    await vi.waitFor(() => expect(told(elsewhere.heard)).toEqual([`plan ${foreign}`]), 4_000);
  });

  it('merge what 500 hospitals report into few messages that name each of them', async () => {
    const admin = await listen(await addStaff(test.ctx, 'admin'), { hospitals: true });
    const ids = Array.from({ length: 500 }, (_, at) => `burst-${at}`);
    for (let from = 0; from < ids.length; from += 20) {
      const part = ids.slice(from, from + 20);
      await say('observation.recorded', ...part.map((id) => ({ hospitalIds: [id] })));
    }
    await vi.waitFor(
      () => expect(new Set(admin.heard.flatMap(({ hospitalIds }) => hospitalIds)).size).toBe(500),
      { timeout: 8_000 },
    );
    expect(admin.heard.length).toBeLessThanOrEqual(6);
  });

  it('tell a planner who was away what was missed of own hospitals only', async () => {
    const planner = await addPlanner(test.ctx, [own]);
    const first = await listen(planner, { hospitals: true });
    const since = first.reply.ok ? first.reply.position : 0;
    first.client.disconnect();
    await say('surge.refreshed', { cityId: testCityId, hospitalIds: [own, second] });
    await say('plan.made', { cityId: testCityId, planId: 'p', hospitalIds: [second] });
    await vi.waitFor(() => expect(follower.position()).toBeGreaterThanOrEqual(since + 2));
    const { reply } = await listen(planner, { hospitals: true, since });
    const missed = reply.ok ? reply.missed : [];
    expect(missed).toContainEqual({
      message: 'hospital:changed',
      payload: { position: since + 1, what: 'surge', hospitalIds: [own] },
    });
    expect(JSON.stringify(missed)).not.toContain(second);
    const stranger = await listen(undefined, { hospitals: true, since });
    expect(stranger.reply.ok && stranger.reply.missed).toEqual([]);
  });

  it('tell in one message what many hospitals reported while somebody was away', async () => {
    const admin = await addStaff(test.ctx, 'admin');
    const first = await listen(admin, { hospitals: true });
    const since = first.reply.ok ? first.reply.position : 0;
    first.client.disconnect();
    const ids = Array.from({ length: 700 }, (_, at) => `away-${at}`);
    await say('observation.recorded', ...ids.map((id) => ({ hospitalIds: [id] })));
    await vi.waitFor(() => expect(follower.position()).toBeGreaterThanOrEqual(since + ids.length), {
      timeout: 8_000,
    });
    const { reply } = await listen(admin, { hospitals: true, since });
    const observed = (reply.ok ? reply.missed : []).flatMap(({ message, payload }) =>
      message === 'hospital:changed' && payload.what === 'observation' ? [payload.hospitalIds] : [],
    );
    expect(reply).toMatchObject({ ok: true, truncated: false });
    expect(observed).toHaveLength(1);
    expect(observed[0]).toEqual(expect.arrayContaining(ids));
    // Nor do they make anybody else load all lists again.
    const citizen = await listen(undefined, { since });
    expect(citizen.reply).toMatchObject({ ok: true, truncated: false, missed: [] });
  });
});
