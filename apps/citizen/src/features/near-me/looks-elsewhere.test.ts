import { describe, expect, it } from 'vitest';
import { looksElsewhere, type MapView } from './looks-elsewhere.ts';

const view: MapView = { zoom: 11, bbox: [77.4, 12.8, 77.8, 13.2] };

describe('looksElsewhere', () => {
  it('does not mind that the map became taller', () => {
    expect(looksElsewhere(view, { zoom: 11, bbox: [77.4, 12.6, 77.8, 13.4] })).toBe(false);
  });

  it('notices a drag and a zoom', () => {
    expect(looksElsewhere(view, { zoom: 11, bbox: [77.45, 12.8, 77.85, 13.2] })).toBe(true);
    expect(looksElsewhere(view, { zoom: 12, bbox: [77.5, 12.9, 77.7, 13.1] })).toBe(true);
  });
});
