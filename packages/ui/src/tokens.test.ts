import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { severityBands } from './severity/severity-band.ts';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const declared = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w{6})\w*, (#\w{6})\w*\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
);

/** WCAG 2.2 relative luminance. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(front: string, back: string, theme: 'light' | 'dark'): number {
  const [a, b] = [declared.get(front)?.[theme], declared.get(back)?.[theme]];
  if (!a || !b) throw new Error(`no such token: ${front} or ${back}`);
  const [dim = 0, bright = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (bright + 0.05) / (dim + 0.05);
}

const grounds = ['canvas', 'surface', 'sunken', 'raised'];
const statuses = ['reported', 'active', 'resolved', 'rejected', 'duplicate'];
const text: [front: string, back: string][] = [
  ...['ink', 'ink-muted', 'ink-faint', 'brand-ink', 'danger-ink'].flatMap((ink) =>
    grounds.map((ground): [string, string] => [ink, ground]),
  ),
  ...severityBands.flatMap((band): [string, string][] => [
    [`on-severity-${band}`, `severity-${band}`],
    [`severity-${band}-ink`, `severity-${band}-soft`],
    [`severity-${band}-ink`, 'surface'],
  ]),
  ...statuses.map((status): [string, string] => [`status-${status}-ink`, `status-${status}-soft`]),
  ...['danger', 'success', 'warning', 'info', 'brand'].map((tone): [string, string] => [
    `${tone}-ink`,
    `${tone}-soft`,
  ]),
  ['on-brand', 'brand'],
  ['on-brand', 'brand-strong'],
  ['on-danger', 'danger'],
  ['ink-muted', 'brand-soft'],
  ['ink', 'danger-soft'],
  ['ink-muted', 'danger-soft'],
  ['map-label', 'map-land'],
  ['map-on-cluster', 'map-cluster'],
];
const shapes: [front: string, back: string][] = [
  ...grounds.map((ground): [string, string] => ['focus', ground]),
  ...grounds.map((ground): [string, string] => ['line-strong', ground]),
  ['map-pin-edge', 'map-land'],
  ['map-pin-edge', 'map-ground'],
  ['map-here', 'map-land'],
  ['brand', 'surface'],
];

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  it.each(text)('writes %s on %s with at least 4.5:1', (front, back) => {
    expect(contrast(front, back, theme)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(shapes)('draws %s on %s with at least 3:1', (front, back) => {
    expect(contrast(front, back, theme)).toBeGreaterThanOrEqual(3);
  });
});
