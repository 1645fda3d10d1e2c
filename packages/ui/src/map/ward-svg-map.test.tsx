import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { AreaCollection } from './area-collection.ts';
import { WardSvgMap } from './ward-svg-map.tsx';

const boundaries: AreaCollection = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { id: 'a', name: 'Yelahanka' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [77, 12],
            [78, 12],
            [78, 13],
            [77, 13],
            [77, 12],
          ],
        ],
      },
    },
  ],
};

describe('WardSvgMap', () => {
  it('draws on the server: wards by name, pins as links, nothing inline that a policy forbids', () => {
    const html = renderToString(
      <WardSvgMap
        boundaries={boundaries}
        label="Map of one ward"
        wardShade={{ a: 1 }}
        points={[
          {
            id: 'p',
            lat: 12.5,
            lng: 77.5,
            shape: 'star',
            severity: 9,
            status: 'active',
            label: 'Fire',
            href: '/incidents/p',
          },
        ]}
      />,
    );
    expect(html).toContain('aria-label="Map of one ward"');
    expect(html).toContain('<title>Yelahanka</title>');
    expect(html).toContain('href="/incidents/p"');
    expect(html).toContain('fill-severity-critical');
    expect(html).not.toContain('style=');
  });
});
