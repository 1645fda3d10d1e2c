import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, it } from 'vitest';
import { openEmbeddedDatabase } from '../platform/database/index.ts';
import { findRunningDatabase } from './find-running-database.ts';

it('leads to the embedded database of a server that runs, and to nothing when none does', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'pulse-running-'));
  expect(await findRunningDatabase(dataDir)).toBeUndefined();
  const server = await openEmbeddedDatabase({ dataFolder: dataDir });
  try {
    const client = new pg.Client({ connectionString: await findRunningDatabase(dataDir) });
    await client.connect();
    const { rows } = await client.query('select current_database() as name');
    expect(rows).toEqual([{ name: 'pulse' }]);
    await client.end();
  } finally {
    await server.close();
  }
  expect(await findRunningDatabase(dataDir)).toBeUndefined();
  await rm(dataDir, { recursive: true });
});
