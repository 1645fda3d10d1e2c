import { describe, expect, it } from 'vitest';
import type { Bounds } from './map-point.ts';
import { fitProjection } from './projection.ts';

const bengaluru: Bounds = [77.46, 12.83, 77.78, 13.14];
const frame = { widthPx: 800, heightPx: 600, paddingPx: 20 };

describe('fitProjection', () => {
  it('keeps the corners inside the padding, north up, centred', () => {
    const project = fitProjection(bengaluru, frame);
    const [left, top] = project(77.46, 13.14);
    const [right, bottom] = project(77.78, 12.83);
    expect(top).toBeCloseTo(20);
    expect(bottom).toBeCloseTo(580);
    expect(left).toBeGreaterThanOrEqual(20);
    expect(left + right).toBeCloseTo(800);
  });

  it('keeps the shape of the ground: a degree north is longer than a degree east by 1/cos(lat)', () => {
    const project = fitProjection([77, 12.9, 77.1, 13], frame);
    const [westX, southY] = project(77, 12.9);
    const [eastX, northY] = project(77.1, 13);
    const ratio = (southY - northY) / (eastX - westX);
    expect(ratio).toBeCloseTo(1 / Math.cos((12.95 * Math.PI) / 180), 3);
  });

  it('puts a single place in the middle', () => {
    const project = fitProjection([77.5, 12.9, 77.5, 12.9], frame);
    expect(project(77.5, 12.9).map(Math.round)).toEqual([400, 300]);
  });
});
