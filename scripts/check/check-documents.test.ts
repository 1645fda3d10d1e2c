import { expect, it } from 'vitest';
import { firstDifference } from './check-contract.mjs';
import { readReferences } from './check-documents.mjs';
import { findReads } from './check-environment.mjs';

it('finds the paths and commands that a document names', () => {
  const text =
    'See `apps/server/src/main.ts`, [the words](docs/glossary.md#a), `npm run pulse -- x`';
  expect(readReferences(text)).toEqual({
    paths: ['apps/server/src/main.ts', './docs/glossary.md'],
    commands: ['pulse'],
  });
});

it('takes no address, placeholder or sentence for a path', () => {
  const text = '[x](https://example.org/a) [y](#part) `cities/<name>/` `GET /api/zones` `{a/b}`';
  expect(readReferences(text).paths).toEqual([]);
});

it('finds the first line where two texts part', () => {
  expect(firstDifference('a\nb\n', 'a\nb')).toBeUndefined();
  expect(firstDifference('a\nb', 'a\nc')).toContain('line 2:\n- b\n+ c');
});

it('finds a read of the environment in code and not in a comment', () => {
  expect(
    findReads('x.ts', '// process.env\n * process.env\nconst a = process.env.A;'),
  ).toHaveLength(1);
});
