import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestCtx, type TestCtx } from '../../testing/test-ctx.ts';
import { type ImportOptions, importComplaints } from './import-complaints.ts';

let test: TestCtx;
let folder: string;
beforeEach(async () => {
  test = await openTestCtx();
  folder = await mkdtemp(join(tmpdir(), 'pulse-import-'));
});
afterEach(async () => {
  await test.close();
  await rm(folder, { recursive: true });
});

const header = 'text,category,lat,lng,created_at';
const good = 'Garbage everywhere,garbage,12.95,77.65,2026-02-01T10:00:00Z';

const importText = async (text: string | Buffer, options: Partial<ImportOptions> = {}) => {
  const file = join(folder, 'complaints.csv');
  await writeFile(file, text);
  return importComplaints(test.ctx, { file, ...options });
};
const incidents = () =>
  test.ctx.db.selectFrom('incidents').selectAll().orderBy('createdAt').orderBy('ref').execute();
const reasons = async (...rows: string[]) =>
  (await importText([header, ...rows].join('\n'))).firstRejected.map(({ reason }) => reason);

describe('importComplaints', () => {
  it('adds a row as an incident in its ward, with its history, told in one event', async () => {
    const summary = await importText(`${header}\n${good}\n`);
    expect(summary).toMatchObject({ read: 1, added: 1, already: 0, rejected: 0, cityId: 'test' });
    const [incident] = await incidents();
    expect(incident).toMatchObject({
      ref: 'TST-10001',
      category: 'garbage',
      description: 'Garbage everywhere',
      status: 'active',
      severity: 4,
      areaId: 'test-w1',
      zoneId: 'test-east',
      source: 'import',
      placeDrawn: false,
      version: 1,
      citizenId: null,
      createdAt: new Date('2026-02-01T10:00:00Z'),
      dueAt: new Date('2026-02-03T10:00:00Z'),
    });
    const history = await test.ctx.db.selectFrom('incidentHistory').selectAll().execute();
    expect(history).toMatchObject([
      { incidentId: incident?.id, version: 1, kind: 'reported', toStatus: 'active' },
    ]);
    const events = await test.ctx.db.selectFrom('outbox').select(['topic', 'payload']).execute();
    const at = '2026-02-01T10:00:00.000Z';
    expect(events).toEqual([
      { topic: 'incidents.imported', payload: { cityId: 'test', from: at, to: at } },
    ]);
  });

  it('adds nothing and uses up no number when run twice, yet keeps what a file repeats', async () => {
    const text = [header, good, good, good.replace('10:00', '11:00')].join('\n');
    expect(await importText(text)).toMatchObject({ read: 3, added: 3, already: 0 });
    expect(await importText(text)).toMatchObject({ read: 3, added: 0, already: 3 });
    const more = [text, good, 'New one here,garbage,12.95,77.65,2026-02-02'].join('\n');
    expect(await importText(more)).toMatchObject({ added: 2, already: 3 });
    const refs = (await incidents()).map(({ ref }) => ref).sort();
    expect(refs).toEqual([1, 2, 3, 4, 5].map((number) => `TST-1000${number}`));
    const events = await test.ctx.db.selectFrom('outbox').select('topic').execute();
    expect(events).toHaveLength(2);
  });

  it('takes columns in any order, more than it needs, a BOM, CRLF, and quotes over lines', async () => {
    const rows = [
      '\uFEFFID, Created_At ,lng,LAT,CATEGORY,"text"',
      '7,2026-02-01 10:00,77.55,12.95,road,"Pothole, deep',
      'and wide, says ""he"""',
      '',
      '8,2026-02-01 10:01:30.5+01:00,77.55,12.95,road,A "quoted" word',
      '9,tomorrow,77.55,12.95,road,Bad',
    ];
    const summary = await importText(rows.join('\r\n'));
    expect(summary).toMatchObject({ read: 3, added: 2 });
    // The bad row begins on line 6: two lines of text and an empty one lie before it.
    expect(summary.firstRejected).toMatchObject([{ line: 6 }]);
    const [first, second] = await incidents();
    expect(first?.description).toBe('Pothole, deep\r\nand wide, says "he"');
    // Without an offset a time is the city's own: Asia/Kolkata is 5:30 ahead.
    expect(first?.createdAt).toEqual(new Date('2026-02-01T04:30:00Z'));
    expect(second?.createdAt).toEqual(new Date('2026-02-01T09:01:30.500Z'));
  });

  it('suggests a category where none is given, other where no word helps', async () => {
    await test.ctx.db
      .insertInto('categories')
      .values({
        cityId: 'test',
        id: 'other',
        name: { en: 'Other' },
        icon: 'x',
        shape: 'circle',
        defaultSeverity: 3,
        slaHours: 96,
        aliases: [],
        keywords: {},
        position: 9,
      })
      .execute();
    await test.ctx.db
      .updateTable('categories')
      .set({ keywords: JSON.stringify({ en: ['deep hole'] }) })
      .where('id', '=', 'potholes')
      .execute();
    const { geography } = test.ctx;
    const known = { id: 'other', name: { en: 'Other' }, defaultSeverity: 3, slaHours: 96 };
    const ctx = {
      ...test.ctx,
      geography: {
        ...geography,
        category: (city: string, id: string) =>
          id === 'other' ? known : geography.category(city, id),
      },
    };
    const file = join(folder, 'plain.csv');
    await writeFile(
      file,
      'text,lat,lng,created_at\nA deep hole,12.95,77.65,2026-02-01\nWho knows,12.95,77.65,2026-02-02',
    );
    expect(await importComplaints(ctx, { file })).toMatchObject({ added: 2 });
    expect((await incidents()).map(({ category }) => category)).toEqual(['potholes', 'other']);
  });

  it('calls what is younger than 60 days active, older resolved', async () => {
    await importText([header, good, good.replace('2026-02', '2025-12')].join('\n'));
    expect((await incidents()).map(({ status }) => status)).toEqual(['resolved', 'active']);
  });

  it('says of each bad row what is wrong, and adds the others', async () => {
    const row = (cells: Partial<Record<'text' | 'category' | 'lat' | 'lng' | 'at', string>>) =>
      [
        cells.text ?? 'Garbage',
        cells.category ?? 'WASTE',
        cells.lat ?? '12.95',
        cells.lng ?? '77.65',
        cells.at ?? '2026-02-01',
      ].join(',');
    expect(
      await reasons(
        row({ text: ' ' }),
        row({ text: 'x'.repeat(2001) }),
        row({ lat: 'north' }),
        row({ lng: '' }),
        row({ lat: '0', lng: '0' }),
        row({ category: 'dragons' }),
        row({ at: '01/02/2026' }),
        row({ at: '2026-02-30' }),
        row({ at: '2027-01-01' }),
        'Garbage, and more of it,garbage,12.95,77.65,2026-02-01',
        row({}),
      ),
    ).toEqual([
      'has no text',
      'text is longer than 2000 characters',
      'lat is not a number: "north"',
      'lng is not a number: nothing',
      'place lies outside Testville',
      'category is unknown: "dragons"',
      'created_at is no date such as 2026-01-31 17:05: "01/02/2026"',
      'created_at is no date such as 2026-01-31 17:05: "2026-02-30"',
      'created_at lies in the future',
      'has 6 cells, but the header has 5; put texts with commas in quotes',
    ]);
    expect(await incidents()).toHaveLength(1);
  });

  it('writes all bad rows to a file that can be mended and imported', async () => {
    const bad = 'Waste here,waste,12.95,somewhere,2026-02-01';
    const summary = await importText([header, ...Array(12).fill(bad), good].join('\n'));
    expect(summary.firstRejected).toHaveLength(10);
    const file = summary.rejectedFile ?? '';
    expect(file).toBe(join(folder, 'complaints.csv.rejected.csv'));
    const text = await readFile(file, 'utf8');
    expect(parse(text, { columns: true })).toHaveLength(12);
    expect(text.split('\n')[1]).toBe(
      '2,"lng is not a number: ""somewhere""",Waste here,waste,12.95,somewhere,2026-02-01',
    );
    await writeFile(file, text.replaceAll(',somewhere,', ',77.65,'));
    expect(await importComplaints(test.ctx, { file })).toMatchObject({ added: 12, rejected: 0 });
    expect(await importText(`${header}\n${good}`)).toMatchObject({ rejectedFile: null });
    await expect(readFile(file)).rejects.toThrow('ENOENT');
  });

  it('refuses what is no such file, and says what to do', async () => {
    const missing = join(folder, 'missing.csv');
    await expect(importComplaints(test.ctx, { file: missing })).rejects.toThrow(
      `${missing}: there is no such file. Check the path.`,
    );
    await expect(importComplaints(test.ctx, { file: folder })).rejects.toThrow('is not a file');
    await expect(importText('')).rejects.toThrow(/is empty.*text, category, lat, lng, created_at/);
    await expect(importText('text;lat;lng;created_at\n')).rejects.toThrow(
      /complaints\.csv, line 1: the column text, lat, lng, created_at is missing/,
    );
    await expect(importText('text,category,lat,lng\n')).rejects.toThrow(
      'the column created_at is missing',
    );
    await expect(importText(Buffer.from([0x50, 0x4b, 0, 3, 0]))).rejects.toThrow('is not CSV');
    await expect(importText(`${header}\n${good}\n"never closed,1,2,3,4\n`)).rejects.toThrow(
      /line 3: is not CSV .*quote/,
    );
    await expect(importText(`${header}\n${good}`, { cityId: 'atlantis' })).rejects.toThrow(
      'There is no city atlantis',
    );
  });

  it('stops when told, keeps the batches that are done, and goes on when run again', async () => {
    const minutes = Array.from({ length: 7_000 }, (_, index) =>
      [`Garbage ${index}`, 'garbage', '12.95', '77.65', '2026-02-01'].join(','),
    );
    const text = [header, ...minutes].join('\n');
    const stop = new AbortController();
    const summary = await importText(text, {
      signal: stop.signal,
      onProgress: ({ added }) => {
        if (added > 0) stop.abort();
      },
    });
    expect(summary.interrupted).toBe(true);
    expect(summary.added).toBeGreaterThanOrEqual(5_000);
    expect(summary.added).toBeLessThan(7_000);
    const rest = await importText(text);
    expect(rest).toMatchObject({ already: summary.added, interrupted: false });
    expect(rest.added + rest.already).toBe(7_000);
  });
});
