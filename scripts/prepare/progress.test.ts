import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createProgress } from './progress.mjs';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('prints plain lines now and then where there is no terminal', () => {
  let text = '';
  const progress = createProgress({ write: (part: string) => (text += part) });
  const step = progress.step('Building');
  step.update('page 3');
  vi.advanceTimersByTime(5_000);
  step.done();
  progress.end();
  expect(text).toBe('Building ...\n  5.0 s Building: page 3\n✓ Building (5.0 s)\n');
});

it('keeps one line alive on a terminal, cut to its width', () => {
  const parts: string[] = [];
  const out = { isTTY: true, columns: 30, write: (part: string) => parts.push(part) };
  const progress = createProgress(out);
  progress.step('Building').update('x'.repeat(100));
  vi.advanceTimersByTime(400);
  progress.end();
  expect(parts.every((part) => !part.includes('\n'))).toBe(true);
  expect(Math.max(...parts.map((part) => part.length))).toBe(29);
});

it('says nothing of a step that was cut off by the end', () => {
  let text = '';
  const progress = createProgress({ write: (part: string) => (text += part) });
  const step = progress.step('Building');
  progress.end();
  step.fail();
  expect(text).toBe('Building ...\n');
});
