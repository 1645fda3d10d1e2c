import { expect, it } from 'vitest';
import { isRecentEnough } from './check-node.mjs';

it.each([
  ['20.19.0', true],
  ['20.19.1', true],
  ['22.0.0', true],
  ['20.18.9', false],
  ['18.20.5', false],
])('Node %s is recent enough: %s', (version, expected) => {
  expect(isRecentEnough(version)).toBe(expected);
});
