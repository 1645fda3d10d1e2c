import { describe, expect, it } from 'vitest';
import { matches } from './needs-install.mjs';

const zod = { version: '4.0.0', integrity: 'sha512-a' };

describe('needs-install', () => {
  it('is content when everything locked is there', () => {
    expect(matches({ '': {}, 'node_modules/zod': zod }, { 'node_modules/zod': zod })).toBe(true);
  });

  it('wants another version, other contents, and what is missing', () => {
    const wanted = { 'node_modules/zod': zod };
    expect(matches(wanted, { 'node_modules/zod': { ...zod, version: '4.0.1' } })).toBe(false);
    expect(matches(wanted, { 'node_modules/zod': { ...zod, integrity: 'sha512-b' } })).toBe(false);
    expect(matches(wanted, {})).toBe(false);
  });

  it("does not miss other platforms' binaries", () => {
    const wanted = { 'node_modules/@esbuild/win32-x64': { ...zod, optional: true } };
    expect(matches(wanted, {})).toBe(true);
  });
});
