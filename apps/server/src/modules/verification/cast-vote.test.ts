import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CitizenActor } from '../../kernel/actor.ts';
import { addCitizen } from '../../testing/people.ts';
import { getIncident } from '../incidents/get-incident.ts';
import { rejectIncident } from '../incidents/reject-incident.ts';
import { claim, nobody, openScene, type Scene, seen } from '../incidents/testing/scene.ts';
import { castVote } from './cast-vote.ts';
import { listVotes } from './list-votes.ts';
import { withdrawVote } from './withdraw-vote.ts';

const citizens = 12;

describe('votes', () => {
  let scene: Scene;
  const people: CitizenActor[] = [];
  beforeAll(async () => {
    scene = await openScene();
    for (let index = 0; index < citizens; index += 1) people.push(await addCitizen(scene.ctx));
  });
  afterAll(() => scene.close());

  const photoOf = async (uploader: CitizenActor) => {
    const id = scene.ctx.ids.next();
    await scene.ctx.db
      .insertInto('photos')
      .values({
        id,
        uploaderKind: 'citizen',
        uploaderId: uploader.id,
        width: 10,
        height: 10,
        createdAt: scene.ctx.clock.now(),
      })
      .execute();
    return id;
  };

  it('count once for each citizen', async () => {
    const { id } = await scene.active();
    const ctx = scene.as(scene.neighbour);
    const answer = await castVote(ctx, { id, type: 'confirm' });
    expect(answer).toMatchObject({
      vote: { type: 'confirm', weight: 1, photo: null },
      votes: { confirm: 1, dispute: 0, resolved: 0 },
      verified: false,
    });
    await expect(castVote(ctx, { id, type: 'dispute' })).rejects.toMatchObject({
      code: 'already_voted',
    });
    expect(await getIncident(ctx, { id })).toMatchObject({
      myVote: 'confirm',
      votes: { confirm: 1, dispute: 0 },
      version: 2,
    });
  });

  it('count once when a citizen votes many times at once', async () => {
    const { id } = await scene.active();
    const results = await Promise.allSettled(
      Array.from({ length: 6 }, () => castVote(scene.as(scene.neighbour), { id, type: 'confirm' })),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') {
        expect(result.reason).toMatchObject({ code: 'already_voted' });
      }
    }
  });

  it('all count when many citizens vote at once, and verify exactly once', async () => {
    const { id } = await scene.active();
    await Promise.all(
      people.map((citizen) => castVote(scene.as(citizen), { id, type: 'confirm' })),
    );
    const { votes, verified, timeline, version } = await getIncident(scene.as(nobody), { id });
    expect(votes.confirm).toBe(citizens);
    expect(verified).toBe(true);
    expect(version).toBe(2);
    expect(timeline.filter(({ kind }) => kind === 'verified')).toEqual([
      expect.objectContaining({ by: 'system', version: 2 }),
    ]);
    const { items } = await listVotes(scene.as(nobody), { id });
    expect(items).toHaveLength(citizens);
    for (const { id: citizenId } of people) expect(JSON.stringify(items)).not.toContain(citizenId);
  });

  it('give one answer to a repeated request', async () => {
    const { id } = await scene.active();
    const ctx = scene.as(scene.neighbour, claim('vote-1'));
    const first = await castVote(ctx, { id, type: 'confirm' });
    expect(await castVote(ctx, { id, type: 'confirm' })).toEqual(first);
  });

  it('of the reporter weigh nothing, and with a photo more', async () => {
    const { id } = await scene.active();
    expect(await castVote(scene.as(scene.reporter), { id, type: 'confirm' })).toMatchObject({
      vote: { weight: 0 },
    });
    const photoId = await photoOf(scene.neighbour);
    const { vote } = await castVote(scene.as(scene.neighbour), { id, type: 'confirm', photoId });
    expect(vote.weight).toBeGreaterThan(1);
    expect(vote.photo).toMatchObject({ id: photoId });
    expect(vote.photo?.urls.thumb).toBe(`/api/photos/${photoId}/thumb`);
  });

  it('take only the voter’s own photos, and nothing is counted otherwise', async () => {
    const { id } = await scene.active();
    const photoId = await photoOf(scene.reporter);
    await expect(
      castVote(scene.as(scene.neighbour), { id, type: 'confirm', photoId }),
    ).rejects.toMatchObject({ code: 'unknown_photo' });
    expect((await listVotes(scene.as(nobody), { id })).items).toEqual([]);
  });

  it('join a report that waits without showing it', async () => {
    const { id, description } = await scene.report();
    const ctx = scene.as(scene.neighbour);
    const answer = await castVote(ctx, { id, type: 'confirm' });
    expect(answer.votes.confirm).toBe(1);
    expect(JSON.stringify(answer)).not.toContain(description);
    await expect(listVotes(ctx, { id })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('are closed with the incident, and hidden with it', async () => {
    const ctx = scene.as(scene.neighbour);
    const { id } = await scene.resolved();
    await expect(castVote(ctx, { id, type: 'confirm' })).rejects.toMatchObject({
      code: 'invalid_transition',
    });
    const rejected = await scene.rejected();
    for (const hidden of [rejected.id, scene.ctx.ids.next()]) {
      await expect(castVote(ctx, { id: hidden, type: 'confirm' })).rejects.toMatchObject({
        code: 'not_found',
      });
    }
    await expect(
      castVote(scene.as(scene.eastOfficer), { id, type: 'confirm' }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('do not make an officer’s decision stale', async () => {
    const report = await scene.report();
    await castVote(scene.as(scene.neighbour), { id: report.id, type: 'dispute' });
    await expect(
      rejectIncident(scene.as(scene.eastOfficer), { ...seen(report), reason: 'other' }),
    ).resolves.toMatchObject({ status: 'rejected' });
  });

  it('can be taken back, with the photo and the verification, and cast anew', async () => {
    const { id } = await scene.active();
    const photoId = await photoOf(scene.neighbour);
    const ctx = scene.as(scene.neighbour);
    let verified = false;
    let voters = 0;
    await castVote(ctx, { id, type: 'confirm', photoId });
    while (!verified) {
      const citizen = people[voters];
      if (citizen === undefined) throw new Error('the threshold is above all voters');
      ({ verified } = await castVote(scene.as(citizen), { id, type: 'confirm' }));
      voters += 1;
    }
    const after = await withdrawVote(ctx, { id });
    expect(after).toMatchObject({ votes: { confirm: voters }, verified: false });
    const photo = await scene.ctx.db
      .selectFrom('photos')
      .select(['incidentId', 'voteId'])
      .where('id', '=', photoId)
      .executeTakeFirst();
    expect(photo).toEqual({ incidentId: null, voteId: null });
    await expect(withdrawVote(ctx, { id })).rejects.toMatchObject({ code: 'not_voted' });
    expect(await castVote(ctx, { id, type: 'dispute' })).toMatchObject({
      votes: { confirm: voters, dispute: 1 },
    });
  });

  it('tell of themselves', async () => {
    const { id } = await scene.active();
    await castVote(scene.as(scene.neighbour), { id, type: 'confirm' });
    await withdrawVote(scene.as(scene.neighbour), { id });
    const events = await scene.ctx.db.selectFrom('outbox').select(['topic', 'payload']).execute();
    expect(events).toContainEqual({ topic: 'vote.cast', payload: { incidentId: id } });
    expect(events).toContainEqual({ topic: 'vote.withdrawn', payload: { incidentId: id } });
  });
});
