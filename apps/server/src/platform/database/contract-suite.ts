import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createDatabase } from './create-database.ts';
import type { Database, DatabaseServer } from './port.ts';

interface Tables {
  suite_row: { id: number; body: string };
}

/** A busy machine may be slow. */
const patience = { timeout: 4_500, interval: 20 };

/** What every database server promises; each implementation's test runs it on an empty database. */
export function describeDatabase(open: () => Promise<DatabaseServer>): void {
  describe('database', () => {
    let server: DatabaseServer;
    let database: Database<Tables>;
    beforeAll(async () => {
      server = await open();
      database = createDatabase<Tables>({ kind: server.kind, connection: server.connection });
      await database.pool.query('create table suite_row (id bigint primary key, body text)');
    }, 60_000);
    afterAll(async () => {
      await database.pool.query('drop table if exists suite_row');
      await database.close();
      await server.close();
    }, 30_000);

    it('is PostgreSQL 15 or later, in UTF-8, and survives a power cut', async () => {
      const { rows } = await database.pool.query(`select
        current_setting('server_version_num')::int as version,
        current_setting('server_encoding') as encoding,
        current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`);
      expect(rows[0].version).toBeGreaterThanOrEqual(150_000);
      expect(rows[0]).toMatchObject({ encoding: 'UTF8', fsync: 'on', commit: 'on' });
    });

    it('reads and writes through Kysely', async () => {
      await database.kysely.insertInto('suite_row').values({ id: 1, body: 'ನಮಸ್ಕಾರ' }).execute();
      const found = await database.kysely.selectFrom('suite_row').selectAll().executeTakeFirst();
      expect(found).toEqual({ id: 1, body: 'ನಮಸ್ಕಾರ' });
    });

    it('reads bigint as number, numeric as text, and times as Date', async () => {
      const { rows } = await database.pool.query(`select
        9007199254740991::bigint as big, array[1, null]::bigint[] as bigs, 1.10::numeric as exact,
        '2024-03-10T02:30:00+05:30'::timestamptz as at, '2024-03-10'::date as day,
        'infinity'::date as never`);
      expect(rows[0]).toEqual({
        big: 9_007_199_254_740_991,
        bigs: [1, null],
        exact: '1.10',
        at: new Date('2024-03-09T21:00:00Z'),
        day: new Date('2024-03-10T00:00:00Z'),
        never: 'infinity',
      });
    });

    it('gives back the date that was written', async () => {
      const day = new Date('2024-03-10T00:00:00Z');
      const { rows } = await database.pool.query('select $1::date as day', [day]);
      expect(rows[0].day).toEqual(day);
    });

    it('serves many connections at once', async () => {
      const answers = await Promise.all(
        Array.from({ length: 40 }, (_, n) => database.pool.query('select $1::int as n', [n])),
      );
      expect(answers.map(({ rows }) => rows[0].n)).toEqual(Array.from({ length: 40 }, (_, n) => n));
    });

    it('tells listeners of a channel, until they leave', async () => {
      const heard: (string | undefined)[] = [];
      const leave = await database.listen('suite channel', (payload) => heard.push(payload));
      await database.pool.query(`select pg_notify('suite channel', 'one')`);
      await vi.waitFor(() => expect(heard).toEqual(['one']), patience);
      await leave();
      const after: (string | undefined)[] = [];
      await database.listen('suite after', (payload) => after.push(payload));
      await database.pool.query(`select pg_notify('suite channel', 'two')`);
      await database.pool.query(`select pg_notify('suite after', 'x')`);
      await vi.waitFor(() => expect(after).toEqual(['x']), patience);
      expect(heard).toEqual(['one']);
    });

    it('outlives the loss of every connection, and wakes listeners once it is back', async () => {
      const heard: (string | undefined)[] = [];
      await database.listen('suite loss', (payload) => heard.push(payload));
      const busy = database.pool.query('select pg_sleep(30)').catch((error) => error);
      const killer = new pg.Client(server.connection);
      await killer.connect();
      await vi.waitFor(async () => {
        const killed = await killer.query(`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and application_name = 'pulse'`);
        expect(killed.rowCount).toBeGreaterThan(1);
      }, patience);
      await killer.end();
      expect(await busy).toBeInstanceOf(Error);
      await vi.waitFor(() => expect(heard).toContain(undefined), patience);
      await vi.waitFor(async () => {
        await database.pool.query(`select pg_notify('suite loss', 'again')`);
        expect(heard).toContain('again');
      }, patience);
    }, 20_000);

    it('is healthy', async () => {
      expect(await server.health()).toMatchObject({ ok: true, kind: server.kind });
      expect(await database.health()).toMatchObject({ ok: true, kind: server.kind });
    });
  });
}
