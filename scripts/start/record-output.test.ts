import { expect, it } from 'vitest';
import { readLoggedError } from './record-output.mjs';

it.each([
  ['{"level":50,"msg":"lost the database"}', 'lost the database'],
  ['{"level":"error","msg":"no","err":{"message":"cause"}}', 'no\ncause'],
  ['{"level":30,"msg":"listening"}', undefined],
  ['{"level":', undefined],
  ['plain words', undefined],
])('shows of %s: %s', (line, shown) => {
  expect(readLoggedError(line)).toBe(shown);
});
