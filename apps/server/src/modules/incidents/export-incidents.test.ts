import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportIncidents } from './export-incidents.ts';
import { openScene, type Scene } from './testing/scene.ts';

describe('exportIncidents', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(() => scene.close());

  const exported = async () => {
    let csv = '';
    for await (const chunk of await exportIncidents(scene.as(scene.admin), {})) csv += chunk;
    const rows: Record<string, string>[] = parse(csv, { columns: true });
    return rows;
  };

  it('gives no spreadsheet a formula to run, and keeps commas, quotes and lines', async () => {
    const texts = ['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '  =1', 'a, "b"\nc'];
    for (const description of texts) await scene.active({ description });
    const descriptions = (await exported()).map(({ description }) => description);
    expect(descriptions.sort()).toEqual(
      ['a, "b"\nc', ...texts.slice(0, 5).map((text) => `'${text}`)].sort(),
    );
  });

  it('has every row although it is read in pages', async () => {
    const { db } = scene.ctx;
    const { id, ...like } = await db
      .selectFrom('incidents')
      .selectAll()
      .limit(1)
      .executeTakeFirstOrThrow();
    const { words: _, ...row } = like;
    const copies = Array.from({ length: 2_100 }, (_, index) => ({
      ...row,
      id: scene.ctx.ids.next(),
      ref: `COPY-${index}`,
    }));
    for (let start = 0; start < copies.length; start += 300) {
      await db
        .insertInto('incidents')
        .values(copies.slice(start, start + 300))
        .execute();
    }
    const refs = (await exported()).map(({ ref }) => ref);
    expect(new Set(refs).size).toBe(2_106);
    expect(refs).toHaveLength(2_106);
  });
});
