import { readFileSync } from 'node:fs';
import { buildOpenApi } from './build.ts';

// The document as it is kept in openapi.json: a change of the contract shows up in review.
const { version } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
);
process.stdout.write(`${JSON.stringify(buildOpenApi(version), null, 2)}\n`);
