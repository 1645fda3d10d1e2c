import { describe, expect, it } from 'vitest';
import { createTimeReader } from './read-time.ts';

describe('createTimeReader', () => {
  const read = (zone: string, text: string) => createTimeReader(zone)(text)?.toISOString();

  it('reads dates and times as the zone’s own, unless they carry an offset', () => {
    expect(read('Asia/Kolkata', '2026-01-31')).toBe('2026-01-30T18:30:00.000Z');
    expect(read('Asia/Kolkata', '2026-01-31 17:05')).toBe('2026-01-31T11:35:00.000Z');
    expect(read('Asia/Kolkata', '2026-01-31T17:05:09.1Z')).toBe('2026-01-31T17:05:09.100Z');
    expect(read('Asia/Kolkata', '2026-01-31T17:05-0800')).toBe('2026-02-01T01:05:00.000Z');
  });

  it('minds that clocks change', () => {
    expect(read('Europe/Berlin', '2026-03-29 01:59')).toBe('2026-03-29T00:59:00.000Z');
    expect(read('Europe/Berlin', '2026-03-29 03:00')).toBe('2026-03-29T01:00:00.000Z');
    expect(read('Europe/Berlin', '2026-10-25 12:00')).toBe('2026-10-25T11:00:00.000Z');
  });

  it('answers nothing for what is no time', () => {
    for (const text of ['', 'soon', '2026-13-01', '2025-02-29', '2026-01-31 24:01', '1/2/2026']) {
      expect(read('Asia/Kolkata', text)).toBeUndefined();
    }
  });
});
