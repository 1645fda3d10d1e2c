import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHttpEngine } from '../../../platform/engine/index.ts';
import { approveIncident } from '../approve-incident.ts';
import { getIncident } from '../get-incident.ts';
import { listIncidents } from '../list-incidents.ts';
import { type EngineElsewhere, openEngineElsewhere } from '../testing/engine-elsewhere.ts';
import { openScene, type Scene, seen } from '../testing/scene.ts';
import { undoIncident } from '../undo-incident.ts';
import { updateIncident } from '../update-incident.ts';
import { classifyWaiting } from './classify-waiting.ts';
import { listCorrections } from './list-corrections.ts';
import { startClassifier } from './start-classifier.ts';

const patience = { timeout: 15_000, interval: 50 };

describe('what the engine makes of reports', () => {
  let scene: Scene;
  let engine: EngineElsewhere;
  beforeAll(async () => {
    engine = await openEngineElsewhere();
    scene = await openScene({
      engine: createHttpEngine({ url: engine.url, timeoutMs: 5_000, openMs: 1 }),
    });
  });
  afterAll(async () => {
    await scene.close();
    await engine.close();
  });
  beforeEach(async () => {
    engine.answer(() => ({}));
    await classifyWaiting(scene.ctx);
    engine.asked.length = 0;
  });

  const asOfficer = () => scene.as(scene.eastOfficer);
  const look = (id: string) => getIncident(asOfficer(), { id });

  it('a report is taken while the engine is away, and read once it is back', async () => {
    engine.answer('away');
    const report = await scene.report();
    expect(report.ai).toBeNull();
    await expect(classifyWaiting(scene.ctx)).rejects.toMatchObject({ code: 'unreachable' });
    const classifier = startClassifier(scene.ctx);
    try {
      engine.answer(() => ({ confidence: 0.97 }));
      await vi.waitFor(async () => {
        expect((await look(report.id)).ai).toMatchObject({
          category: 'garbage',
          severity: 7,
          severityConfidence: 0.8,
          severityReasons: [],
          confidence: 0.97,
          reasons: [{ word: 'rubbish', weight: 1.5 }],
          modelVersion: 'category@test',
          needsPerson: false,
        });
      }, patience);
    } finally {
      await classifier.close();
    }
  });

  it('many that wait are read in one request, each once', async () => {
    const descriptions = Array.from({ length: 20 }, (_, n) => `Heap number ${n}`);
    for (const description of descriptions) await scene.report(scene.reporter, { description });
    const before = engine.requests();
    await classifyWaiting(scene.ctx);
    expect(engine.requests() - before).toBe(1);
    expect(engine.asked.toSorted()).toEqual(descriptions.toSorted());
    expect(await classifyWaiting(scene.ctx)).toEqual({ taken: 0, unreadable: [] });
  });

  it('two workers at once leave one opinion, one audit entry and one event', async () => {
    const { id } = await scene.report();
    await Promise.all([classifyWaiting(scene.ctx), classifyWaiting(scene.ctx)]);
    const { db } = scene.ctx;
    const opinions = await db
      .selectFrom('incidentClassifications')
      .select('id')
      .where('incidentId', '=', id)
      .execute();
    expect(opinions).toHaveLength(1);
    const audited = await db
      .selectFrom('auditLog')
      .select('actorRole')
      .where('subjectId', '=', id)
      .where('action', '=', 'incident.classified')
      .execute();
    expect(audited).toEqual([{ actorRole: 'system' }]);
    const events = await db.selectFrom('outbox').select(['topic', 'payload']).execute();
    expect(events.map(({ payload }) => payload)).toContainEqual({
      incidentId: id,
      fromStatus: 'reported',
      toStatus: 'reported',
      kind: 'classified',
    });
    const texts = events.map(({ payload }) => JSON.stringify(payload));
    const classified = texts.filter((text) => text.includes(id) && text.includes('classified'));
    expect(classified).toHaveLength(1);
  });

  it('citizens see what it thought; only staff see what else it thought of', async () => {
    const { id } = await scene.report();
    await classifyWaiting(scene.ctx);
    const own = await getIncident(scene.as(scene.reporter), { id });
    expect(own.ai).toMatchObject({ category: 'garbage', confidence: 0.9 });
    expect(own.staff).toBeUndefined();
    expect((await look(id)).staff).toMatchObject({
      aiAlternatives: [{ category: 'flooding', confidence: 0.1 }],
      severityBy: 'ai',
    });
  });

  it('it proposes the severity, and leaves category and version alone', async () => {
    engine.answer(() => ({ category: 'flooding', severity: 9 }));
    const report = await scene.report();
    expect(report.severity).not.toBe(9);
    await classifyWaiting(scene.ctx);
    expect(await look(report.id)).toMatchObject({
      category: 'garbage',
      severity: 9,
      version: report.version,
      ai: { category: 'flooding' },
    });
  });

  it('the severity that a person set stays', async () => {
    const report = await scene.report();
    await updateIncident(asOfficer(), { ...seen(report), severity: 2 });
    await classifyWaiting(scene.ctx);
    expect(await look(report.id)).toMatchObject({
      severity: 2,
      ai: { severity: 7 },
      staff: { severityBy: 'person' },
    });
    const active = await scene.active();
    await classifyWaiting(scene.ctx);
    expect(await look(active.id)).toMatchObject({ severity: active.severity, ai: { severity: 7 } });
  });

  it('without a model of the severity the category’s usual one stays', async () => {
    engine.answer(() => ({
      severity: 5,
      model_versions: { category: 'category@test', severity: 'category-default' },
    }));
    const report = await scene.report();
    await classifyWaiting(scene.ctx);
    expect(await look(report.id)).toMatchObject({
      severity: report.severity,
      staff: { severityBy: 'category' },
    });
  });

  it('another text is read anew, and a text that was read before keeps its opinion', async () => {
    const report = await scene.report();
    await classifyWaiting(scene.ctx);
    const edited = await updateIncident(asOfficer(), {
      ...seen(report),
      description: 'Water in the underpass',
    });
    expect(edited.ai).toBeNull();
    engine.answer(() => ({ category: 'flooding' }));
    await classifyWaiting(scene.ctx);
    expect((await look(report.id)).ai?.category).toBe('flooding');
    await undoIncident(asOfficer(), seen(edited));
    await classifyWaiting(scene.ctx);
    expect((await look(report.id)).ai?.category).toBe('garbage');
  });

  it('a report that is edited while it is read waits for the next reading', async () => {
    const report = await scene.report();
    let edited: Promise<unknown> | undefined;
    engine.answer(() => {
      edited ??= updateIncident(scene.as(scene.reporter), {
        ...seen(report),
        description: 'Something else entirely',
      });
      return {};
    });
    await classifyWaiting(scene.ctx);
    await edited;
    await classifyWaiting(scene.ctx);
    expect(engine.asked.at(-1)).toBe('Something else entirely');
    expect((await look(report.id)).ai).not.toBeNull();
  });

  it('one that it cannot read does not keep the others waiting', async () => {
    const bad = await scene.report(scene.reporter, { description: 'unreadable' });
    const good = await scene.report();
    const batch = await classifyWaiting(scene.ctx);
    expect(batch).toEqual({ taken: 2, unreadable: [bad.id] });
    expect((await look(good.id)).ai).not.toBeNull();
    expect(await classifyWaiting(scene.ctx, { except: [bad.id] })).toMatchObject({ taken: 0 });
    await updateIncident(asOfficer(), { ...seen(bad), description: 'Readable again' });
  });

  it('a category that the city does not have is not proposed', async () => {
    engine.answer(() => ({ category: 'volcano', confidence: 0.6 }));
    const { id } = await scene.report();
    await classifyWaiting(scene.ctx);
    expect(await look(id)).toMatchObject({
      ai: { category: 'flooding', confidence: 0.1, needsPerson: true },
      staff: { aiAlternatives: [] },
    });
  });

  it('officers find those of which it is unsure, until they are decided on', async () => {
    engine.answer(() => ({ needs_person: true, confidence: 0.2 }));
    const unsure = await scene.report();
    await classifyWaiting(scene.ctx);
    const find = async (needsPerson: boolean) =>
      (await listIncidents(asOfficer(), { needsPerson })).items.map(({ id }) => id);
    expect(await find(true)).toContain(unsure.id);
    expect(await find(false)).not.toContain(unsure.id);
    await approveIncident(asOfficer(), seen(unsure));
    expect(await find(true)).not.toContain(unsure.id);
    await expect(
      listIncidents(scene.as(scene.reporter), { needsPerson: true }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });

  describe('corrections', () => {
    const corrections = () => listCorrections(scene.ctx);

    it('an officer’s other category is kept to learn from, without numbers of people', async () => {
      const report = await scene.report(scene.reporter, {
        description: 'Water everywhere, call me on +91 98450 12345 or a.b@example.org',
      });
      await approveIncident(asOfficer(), { ...seen(report), category: 'flooding', severity: 9 });
      expect(await corrections()).toContainEqual({
        text: 'Water everywhere, call me on [number] or [e-mail]',
        category: 'flooding',
        severity: 9,
      });
      const row = await scene.ctx.db
        .selectFrom('classificationCorrections')
        .select(['fromCategory', 'toCategory', 'byRole', 'version'])
        .where('incidentId', '=', report.id)
        .executeTakeFirstOrThrow();
      expect(row).toEqual({
        fromCategory: 'garbage',
        toCategory: 'flooding',
        byRole: 'officer',
        version: 2,
      });
    });

    it('the reporter’s category, when an officer keeps it against the engine', async () => {
      engine.answer(() => ({ category: 'flooding' }));
      const report = await scene.report(scene.reporter, { description: 'Kept against it' });
      await classifyWaiting(scene.ctx);
      await approveIncident(asOfficer(), seen(report));
      expect(await corrections()).toContainEqual(
        expect.objectContaining({ text: 'Kept against it', category: 'garbage' }),
      );
    });

    it('nothing, when everybody agrees or the reporter corrects it', async () => {
      const agreed = await scene.report(scene.reporter, { description: 'All agree' });
      await classifyWaiting(scene.ctx);
      await approveIncident(asOfficer(), seen(agreed));
      const own = await scene.report(scene.reporter, { description: 'Corrected by myself' });
      await updateIncident(scene.as(scene.reporter), { ...seen(own), category: 'flooding' });
      const texts = (await corrections()).map(({ text }) => text);
      expect(texts).not.toContain('All agree');
      expect(texts).not.toContain('Corrected by myself');
    });

    it('the last word counts, and what is taken back is not learnt from', async () => {
      const report = await scene.report(scene.reporter, { description: 'Changed twice' });
      const first = await updateIncident(asOfficer(), { ...seen(report), category: 'flooding' });
      const second = await updateIncident(asOfficer(), { ...seen(first), severity: 3 });
      const about = async () =>
        (await corrections()).filter(({ text }) => text === 'Changed twice');
      expect(await about()).toMatchObject([{ category: 'flooding', severity: 3 }]);
      await undoIncident(asOfficer(), seen(second));
      expect(await about()).toMatchObject([{ category: 'flooding', severity: first.severity }]);
    });
  });
});
