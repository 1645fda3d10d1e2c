import { describe, expect, it } from 'vitest';
import { formatExactTime, formatRelativeTime } from './format-relative-time.ts';

const nowMs = Date.UTC(2026, 10, 21, 8, 35);
const agoMs = (ms: number) => formatRelativeTime(nowMs - ms, nowMs, 'en-IN');

describe('formatRelativeTime', () => {
  it('says now for the last moments', () => {
    expect(agoMs(10_000)).toBe('now');
  });

  it('chooses the largest unit that fits', () => {
    expect(agoMs(50_000)).toBe('1 minute ago');
    expect(agoMs(20 * 60_000)).toBe('20 minutes ago');
    expect(agoMs(59.7 * 60_000)).toBe('1 hour ago');
    expect(agoMs(2 * 86_400_000)).toBe('2 days ago');
    expect(agoMs(15 * 86_400_000)).toBe('2 weeks ago');
    expect(agoMs(800 * 86_400_000)).toBe('2 years ago');
  });

  it('speaks of the future', () => {
    expect(agoMs(-3 * 3_600_000)).toBe('in 3 hours');
  });

  it('speaks the language of the reader', () => {
    expect(formatRelativeTime(nowMs - 7_200_000, nowMs, 'hi')).toContain('घंटे');
    expect(formatRelativeTime(nowMs - 7_200_000, nowMs, 'kn')).toContain('ಗಂಟೆ');
  });
});

describe('formatExactTime', () => {
  it("is in the city's time zone", () => {
    expect(formatExactTime(nowMs, 'en-IN', 'Asia/Kolkata')).toMatch(/21 Nov 2026.*2:05\s?pm/);
  });
});
