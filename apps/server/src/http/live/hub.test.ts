import {
  type ClientToServer,
  routes,
  type ServerToClient,
  type SubscribeReply,
} from '@pulse/contract';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Actor } from '../../kernel/actor.ts';
import { followOutbox, type OutboxFollower, placeEvents } from '../../kernel/outbox/index.ts';
import { startWakeLoop, type WakeLoop } from '../../kernel/outbox/wake-loop.ts';
import { loadLiveIncidents, maySeeIncident } from '../../modules/incidents/index.ts';
import { addCitizen, addStaff } from '../../testing/people.ts';
import { placeInEast, placeInWest } from '../../testing/test-city.ts';
import { openTestGateway, type TestGateway } from '../../testing/test-gateway.ts';
import { type Hub, startHub } from './start-hub.ts';

type Client = Socket<ServerToClient, ClientToServer>;
type Subscription = Parameters<ClientToServer['subscribe']>[0];

describe('live screens', () => {
  let test: TestGateway;
  let hub: Hub;
  let follower: OutboxFollower;
  let placing: WakeLoop;
  let reporter: Actor;
  let admin: Actor;
  const clients: Client[] = [];

  beforeAll(async () => {
    test = await openTestGateway();
    follower = await followOutbox(test.ctx, async (events) => hub.broadcast(events));
    hub = startHub({
      services: test.ctx,
      server: test.gateway.app.server,
      resolveActor: async (token) => JSON.parse(token),
      loadLiveIncidents,
      loadCityHospitals: async () => [],
      maySee: maySeeIncident,
      position: follower.position,
    });
    placing = startWakeLoop({
      turn: async () => (await placeEvents(test.ctx.db)) > 0,
      idleMs: 20,
      onError: (error) => {
        throw error;
      },
    });
    reporter = await addCitizen(test.ctx);
    admin = await addStaff(test.ctx, 'admin');
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

  const connect = (actor?: Actor): Client => {
    const auth = actor === undefined ? {} : { token: JSON.stringify(actor) };
    const client: Client = io(test.baseUrl, { transports: ['websocket'], forceNew: true, auth });
    clients.push(client);
    return client;
  };

  const subscribe = (client: Client, wish: Subscription): Promise<SubscribeReply> =>
    new Promise((resolve) => client.emit('subscribe', wish, resolve));

  /** What a subscriber hears, by message and incident. */
  const listen = async (actor: Actor | undefined, wish: Subscription) => {
    const heard: string[] = [];
    const client = connect(actor);
    client.on('incident:new', ({ incident }) => heard.push(`new ${incident.id}`));
    client.on('incident:updated', ({ incident }) => heard.push(`updated ${incident.id}`));
    client.on('incident:removed', ({ id }) => heard.push(`removed ${id}`));
    client.on('vote:new', ({ incidentId }) => heard.push(`vote ${incidentId}`));
    const reply = await subscribe(client, wish);
    return { client, heard, reply };
  };

  const report = async (place = placeInEast) => {
    const body = { category: 'garbage', description: 'A heap at the corner', ...place };
    const answer = await test.call(reporter, routes.createIncident, { body });
    return routes.createIncident.response.parse(answer.json());
  };
  const decide = (verb: 'approveIncident' | 'rejectIncident', id: string, version: number) =>
    test.call(admin, routes[verb], { params: { id }, body: { version, reason: 'other' } });

  it('tell the public of an incident from its approval on, and that it is gone when taken back', async () => {
    const city = await listen(undefined, { city: 'test' });
    const area = await listen(undefined, { areas: ['test-w1'] });
    const viewport = await listen(undefined, { bbox: [77.64, 12.94, 77.66, 12.96] });
    const elsewhere = await listen(undefined, { zones: ['test-west'] });
    const { id } = await report();
    await decide('approveIncident', id, 1);
    for (const { heard } of [city, area, viewport]) {
      await vi.waitFor(() => expect(heard).toEqual([`new ${id}`]));
    }
    await test.call(admin, routes.undoIncident, { params: { id }, body: { version: 2 } });
    for (const { heard } of [city, area, viewport]) {
      await vi.waitFor(() => expect(heard).toEqual([`new ${id}`, `removed ${id}`]));
    }
    expect(elsewhere.heard).toEqual([]);
  });

  it('tell a client that subscribes to nothing what concerns most: the city, or the own zones', async () => {
    const heard: string[] = [];
    const citizen = connect();
    citizen.on('incident:new', ({ incident }) => heard.push(`public ${incident.id}`));
    const officer = connect(await addStaff(test.ctx, 'officer', ['test-east']));
    officer.on('incident:new', ({ incident }) => heard.push(`staff ${incident.id}`));
    await vi.waitFor(() => expect([citizen.connected, officer.connected]).toEqual([true, true]));
    const { id } = await report();
    await vi.waitFor(() => expect(heard).toEqual([`staff ${id}`]));
    await decide('approveIncident', id, 1);
    await vi.waitFor(() => expect(heard).toEqual([`staff ${id}`, `public ${id}`]));
  });

  it('tell reports to staff of the zone and to the reporter, and to no other officer', async () => {
    const officer = await listen(await addStaff(test.ctx, 'officer', ['test-east']), {
      staff: true,
    });
    const other = await listen(await addStaff(test.ctx, 'officer', ['test-west']), { staff: true });
    const own = await listen(reporter, {});
    const stranger = await listen(await addCitizen(test.ctx), {});
    const { id } = await report();
    await vi.waitFor(() => expect(officer.heard).toEqual([`new ${id}`]));
    await vi.waitFor(() => expect(own.heard).toEqual([`new ${id}`]));
    const inWest = await report(placeInWest);
    await vi.waitFor(() => expect(other.heard).toEqual([`new ${inWest.id}`]));
    expect(officer.heard).toEqual([`new ${id}`]);
    expect(stranger.heard).toEqual([]);
  });

  it('tell those who watch one incident, and its reporter, whatever else they listen to', async () => {
    const { id } = await report();
    const heardBy = (client: Client): string[] => {
      const heard: string[] = [];
      client.on('incident:new', ({ incident }) => heard.push(`new ${incident.status}`));
      client.on('incident:updated', ({ incident }) => heard.push(`updated ${incident.status}`));
      return heard;
    };
    const own = connect(reporter);
    const ownHeard = heardBy(own);
    await new Promise<void>((resolve) => own.on('connect', resolve));
    await decide('approveIncident', id, 1);
    await vi.waitFor(() => expect(ownHeard).toContain('new active'));
    const reader = connect();
    const readerHeard = heardBy(reader);
    await new Promise((resolve) => reader.emit('watch', { incidentId: id }, resolve));
    await test.call(admin, routes.resolveIncident, { params: { id }, body: { version: 2 } });
    await vi.waitFor(() => expect(readerHeard).toEqual(['updated resolved']));
    await vi.waitFor(() => expect(ownHeard.at(-1)).toBe('updated resolved'));
  });

  it('tell a client that was away what it missed, and nothing that its rooms may not hear', async () => {
    const first = await listen(undefined, {});
    if (!first.reply.ok) throw new Error('refused');
    const since = first.reply.position;
    first.client.disconnect();
    const hidden = await report();
    const shown = await report();
    await decide('approveIncident', shown.id, 1);
    await vi.waitFor(() => expect(follower.position()).toBeGreaterThanOrEqual(since + 3));
    const again = await listen(undefined, { since });
    expect(again.reply).toMatchObject({ ok: true, truncated: false });
    const missed = JSON.stringify(again.reply);
    expect(missed).toContain(shown.id);
    expect(missed).not.toContain(hidden.id);
  });

  it('say so when a client was away for longer than is kept', async () => {
    const { reply } = await listen(undefined, { since: 1_000_000 });
    expect(reply).toMatchObject({ ok: true, truncated: true, missed: [] });
  });

  it('refuse a message that is not right with a problem that names the fault', async () => {
    const client = connect();
    const reply = await subscribe(client, { bbox: [1, 2, 3, 400] });
    expect(reply).toMatchObject({ ok: false, problem: { code: 'validation_failed' } });
  });

  it('refuse a token that is none', async () => {
    const client: Client = io(test.baseUrl, { transports: ['websocket'], auth: { token: 'x' } });
    clients.push(client);
    await new Promise((resolve) => client.on('connect_error', resolve));
    expect(client.connected).toBe(false);
  });

  it('let nobody watch what they may not see, and name colleagues to staff only', async () => {
    const { id } = await report();
    const stranger = await listen(undefined, {});
    const watch = (client: Client) =>
      new Promise((resolve) => client.emit('watch', { incidentId: id }, resolve));
    expect(await watch(stranger.client)).toEqual({ ok: false });
    const staff = await listen(admin, { staff: true });
    const presence: unknown[] = [];
    staff.client.on('presence', (message) => presence.push(message));
    expect(await watch(staff.client)).toEqual({ ok: true });
    await vi.waitFor(
      () =>
        expect(presence).toContainEqual(
          expect.objectContaining({ room: `incident:${id}`, viewers: 1 }),
        ),
      { timeout: 3_000 },
    );
  });
});
