'use client';

import clsx from 'clsx';
import { useRef } from 'react';
import { CategoryIcon } from '../icons/category-icon.tsx';
import { boundsOfAreas } from './area-collection.ts';
import type { CityMapProps } from './city-map-props.ts';
import { MapControls } from './map-controls.tsx';
import { useAreas } from './use-areas.ts';
import { useCityMap } from './use-city-map.ts';
import { WardSvgMap } from './ward-svg-map.tsx';

/** A map that needs no network but its own wards. The list beside it is its accessible equal. */
export function CityMap(props: CityMapProps) {
  const { labels, points = [], selectedId, wardShade, skipToId, onLocate, className } = props;
  const canvas = useRef<HTMLDivElement>(null);
  const icons = useRef<HTMLDivElement>(null);
  const areas = useAreas(props.boundaries);
  const { handle, phase } = useCityMap({ canvas, icons, areas, props });
  const iconNames = new Set(points.flatMap((point) => point.categoryIcon ?? []));
  const everything = props.bounds ?? (areas && boundsOfAreas(areas));

  return (
    <div className={className}>
      <div className="relative isolate size-full overflow-hidden bg-map-ground">
        {skipToId ? (
          <a
            href={`#${skipToId}`}
            className="sr-only rounded-field bg-raised p-3 text-ink shadow-float focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-3"
          >
            {labels.skip}
          </a>
        ) : null}
        {phase === 'ready' ? null : (
          <div className="absolute inset-0">
            {props.fallback ??
              (areas ? (
                <WardSvgMap
                  {...{ points, selectedId, wardShade }}
                  boundaries={areas}
                  bounds={props.bounds}
                  idProperty={props.idProperty}
                  nameProperty={props.nameProperty}
                  label={labels.map}
                />
              ) : null)}
          </div>
        )}
        <div ref={canvas} className={clsx('absolute inset-0', phase !== 'ready' && 'invisible')} />
        {phase === 'ready' && handle ? (
          <MapControls
            labels={labels}
            onZoom={handle.zoomBy}
            onShowAll={() => everything && handle.fit(everything)}
            onLocate={onLocate}
          />
        ) : null}
        <div ref={icons} hidden>
          {[...iconNames].map((name) => (
            <span key={name} data-icon={name}>
              <CategoryIcon name={name} />
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}
