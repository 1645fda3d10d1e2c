import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../testing/template-database.ts';
import { migrate } from './migrate.ts';

const url = process.env.TEST_DATABASE_URL;
const reason = url ? '' : ' (skipped: TEST_DATABASE_URL is not set)';
const one = { '0001_first.sql': 'create table first (id int);\ninsert into first values (1);' };
const two = { ...one, '0002_second.sql': 'alter table first add column body text;' };

describe.skipIf(!url)(`migrate${reason}`, () => {
  let database: TestDatabase<unknown>;
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pulse-migrations-'));
    database = await openTestDatabase({ migrationsFolder: folder });
  });
  afterEach(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });

  async function run(files: Record<string, string>): Promise<string[]> {
    for (const [name, sql] of Object.entries(files)) await writeFile(join(folder, name), sql);
    return migrate({ connection: { connectionString: database.url }, folder });
  }
  const applied = async () =>
    (await database.pool.query('select name from schema_migrations order by number')).rows.map(
      (row) => row.name,
    );

  it('applies each file once, in order, and only the new ones later', async () => {
    expect(await run(one)).toEqual(['0001_first.sql']);
    expect(await run(two)).toEqual(['0002_second.sql']);
    expect(await run(two)).toEqual([]);
    expect((await database.pool.query('select * from first')).rows).toEqual([
      { id: 1, body: null },
    ]);
  });

  it('takes turns when two servers start at once', async () => {
    const slow = { '0001_first.sql': `${one['0001_first.sql']} select pg_sleep(0.2);` };
    const both = await Promise.all([run(slow), run(slow)]);
    expect(both.flat()).toEqual(['0001_first.sql']);
    expect((await database.pool.query('select count(*) from first')).rows).toEqual([{ count: 1 }]);
  });

  it('leaves nothing of a file that fails, and says where', async () => {
    const failing = { ...one, '0002_bad.sql': 'create table half (id int);\n\nselect nonsense;' };
    await expect(run(failing)).rejects.toThrow(
      '0002_bad.sql failed: column "nonsense" does not exist (line 3)',
    );
    expect(await applied()).toEqual(['0001_first.sql']);
    const { rows } = await database.pool.query(`select to_regclass('half') as half`);
    expect(rows).toEqual([{ half: null }]);
  });

  it('refuses an applied file that was changed, but not other line ends', async () => {
    await run(one);
    await run({ '0001_first.sql': one['0001_first.sql'].replaceAll('\n', '\r\n') });
    await expect(run({ '0001_first.sql': 'select 1;' })).rejects.toThrow(
      '0001_first.sql was changed after it had been applied',
    );
  });

  it('refuses a folder that lacks an applied file', async () => {
    await run(two);
    await rm(join(folder, '0002_second.sql'));
    await expect(run({})).rejects.toThrow('0002_second.sql was applied, but');
  });

  it.each([
    [{ '0002_second.sql': '' }, 'there is no migration 0001'],
    [{ ...one, '0003_third.sql': '' }, 'there is no migration 0002'],
    [{ ...one, '0001_other.sql': '' }, 'have the same number'],
    [{ 'first.sql': '' }, 'is not named like'],
  ])('refuses the folder %j before it touches the database', async (files, message) => {
    await expect(run(files)).rejects.toThrow(message);
    const { rows } = await database.pool.query(`select to_regclass('first') as found`);
    expect(rows).toEqual([{ found: null }]);
  });

  it('makes one template for tests that start at once, and a database for each', async () => {
    const migrationsFolder = `${folder}-cloned`;
    await run(one);
    await cp(folder, migrationsFolder, { recursive: true });
    const clones = await Promise.all([1, 2, 3].map(() => openTestDatabase({ migrationsFolder })));
    try {
      await clones[0]?.pool.query('insert into first values (2)');
      const counts = await Promise.all(
        clones.map(async ({ pool }) => (await pool.query('select count(*) from first')).rows[0]),
      );
      expect(counts).toEqual([{ count: 2 }, { count: 1 }, { count: 1 }]);
    } finally {
      await Promise.all(clones.map((clone) => clone.close()));
      await rm(migrationsFolder, { recursive: true });
    }
  });
});
