import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fingerprint } from './fingerprint.mjs';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pulse-fingerprint-'));
  mkdirSync(join(root, 'src/inner'), { recursive: true });
  writeFileSync(join(root, 'src/a.ts'), 'a');
  writeFileSync(join(root, 'src/inner/b.ts'), 'b');
});
afterEach(() => rmSync(root, { recursive: true }));

describe('fingerprint', () => {
  it('stays when only times change, as after a checkout', () => {
    const before = fingerprint(root, ['src']);
    utimesSync(join(root, 'src/a.ts'), 1, 1);
    expect(fingerprint(root, ['src'])).toBe(before);
  });

  it.each([
    ['contents', () => writeFileSync(join(root, 'src/inner/b.ts'), 'c')],
    ['a new file', () => writeFileSync(join(root, 'src/c.ts'), '')],
    ['a lost file', () => rmSync(join(root, 'src/a.ts'))],
  ])('changes with %s', (_what, change) => {
    const before = fingerprint(root, ['src']);
    change();
    expect(fingerprint(root, ['src'])).not.toBe(before);
  });

  it('ignores tests, documents and what a build leaves', () => {
    const before = fingerprint(root, ['src']);
    writeFileSync(join(root, 'src/a.test.ts'), 'x');
    writeFileSync(join(root, 'src/README.md'), 'x');
    mkdirSync(join(root, 'src/.next'));
    writeFileSync(join(root, 'src/.next/out.js'), 'x');
    expect(fingerprint(root, ['src'])).toBe(before);
  });

  it('tells apart the same text in other places, and depends on what else is given', () => {
    const before = fingerprint(root, ['src', 'missing']);
    expect(fingerprint(root, ['src'], ['NEXT_PUBLIC_X=1'])).not.toBe(before);
    expect(fingerprint(root, ['src/a.ts'])).not.toBe(fingerprint(root, ['src/inner/b.ts']));
  });
});
