import { describe, expect, it } from 'vitest';
import { decodeImageKey, encodeImageKey, pinImageKey } from './image-key.ts';

describe('image keys', () => {
  it('bring a pin back whole', () => {
    const key = pinImageKey(
      {
        id: 'a',
        lat: 0,
        lng: 0,
        shape: 'hexagon',
        severity: 8,
        status: 'active',
        categoryIcon: 'waves',
      },
      true,
    );
    expect(decodeImageKey(key)).toEqual({
      kind: 'pin',
      shape: 'hexagon',
      band: 'high',
      status: 'active',
      icon: 'waves',
      selected: true,
    });
  });

  it('bring a cluster back whole', () => {
    const image = { kind: 'cluster', band: 'critical', count: '1.2k' } as const;
    expect(decodeImageKey(encodeImageKey(image))).toEqual(image);
  });

  it('leave foreign names alone', () => {
    for (const key of ['', 'airport', 'pin|blob|low|active||plain', 'cluster|huge|3']) {
      expect(decodeImageKey(key)).toBeNull();
    }
  });
});
