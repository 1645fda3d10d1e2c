import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MigrationError } from './migration-error.ts';

export interface Migration {
  number: number;
  name: string;
  sql: string;
  checksum: string;
}

const namePattern = /^(\d{4})_[a-z0-9_-]+\.sql$/;

/** Every `NNNN_name.sql` of the folder in order, numbered from 1 without gap or repeat. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const migrations = await Promise.all(names.map((name) => readMigration(folder, name)));
  for (const [index, { number, name }] of migrations.entries()) {
    const expected = index + 1;
    if (number === expected) continue;
    const previous = migrations[index - 1];
    throw new MigrationError(
      previous?.number === number
        ? `${previous.name} and ${name} have the same number`
        : `${name} follows a gap: there is no migration ${String(expected).padStart(4, '0')}`,
    );
  }
  return migrations;
}

/** Names the state of a folder; the same files give the same text on every machine. */
export function fingerprintOf(migrations: Migration[]): string {
  const hash = createHash('sha256');
  for (const { name, checksum } of migrations) hash.update(`${name}:${checksum}\n`);
  return hash.digest('hex').slice(0, 16);
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  const number = namePattern.exec(name)?.[1];
  if (number === undefined) {
    throw new MigrationError(`${name} is not named like 0001_what_it_does.sql`);
  }
  // A checkout with other line ends is the same migration.
  const sql = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n');
  const checksum = createHash('sha256').update(sql).digest('hex');
  return { number: Number(number), name, sql, checksum };
}
