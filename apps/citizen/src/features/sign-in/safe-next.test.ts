import { describe, expect, it } from 'vitest';
import { safeNext } from './safe-next.ts';

describe('safeNext', () => {
  it('goes back to a page of this app with all that it had', () => {
    expect(safeNext('/incidents/1?type=confirm#votes')).toBe('/incidents/1?type=confirm#votes');
  });

  it('never leaves this app', () => {
    for (const next of ['https://evil.example', '//evil.example', '/\\evil.example', 'mine', '']) {
      expect(safeNext(next)).toBe('/');
    }
    expect(safeNext(null)).toBe('/');
  });
});
