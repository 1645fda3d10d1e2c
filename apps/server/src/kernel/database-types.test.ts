import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { openTestDatabase } from '../platform/testing/template-database.ts';

const server = fileURLToPath(new URL('../..', import.meta.url));
const generator = join(
  dirname(createRequire(import.meta.url).resolve('kysely-codegen/package.json')),
  'dist/cli/bin.js',
);

it('the table types are those of the migrations', async () => {
  const database = await openTestDatabase();
  const args = [
    generator,
    '--config-file',
    'kysely-codegen.json',
    '--url',
    database.url,
    '--verify',
  ];
  const verifying = promisify(execFile)(process.execPath, args, { cwd: server });
  await expect(
    verifying.finally(() => database.close()),
    'renew them with `npm run pulse -- dev types`',
  ).resolves.toBeDefined();
});
