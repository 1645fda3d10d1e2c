'use client';

import { type RefObject, useEffect, useEffectEvent, useMemo, useState } from 'react';
import { type AreaCollection, boundsOfAreas } from './area-collection.ts';
import type { CityMapProps } from './city-map-props.ts';
import type { CityMapHandle } from './create-city-map.ts';
import type { Bounds, MapPlace } from './map-point.ts';

interface CityMapParts {
  canvas: RefObject<HTMLElement | null>;
  icons: RefObject<HTMLElement | null>;
  areas: AreaCollection | null;
  props: CityMapProps;
}

/** `unsupported`: no WebGL, or the engine did not arrive; the fallback stays. */
export type MapPhase = 'waiting' | 'ready' | 'unsupported';

/** Loads the engine after the page is readable, then tells it of every change. */
export function useCityMap({ canvas, icons, areas, props }: CityMapParts) {
  const [handle, setHandle] = useState<CityMapHandle | null>(null);
  const [phase, setPhase] = useState<MapPhase>('waiting');
  const { points, selectedId, wardShade, picked, userLocation, bounds, styleUrl, workerUrl } =
    props;

  const isPicking = useEffectEvent(() => props.onPick !== undefined);
  const select = useEffectEvent((id: string | null) => props.onSelect?.(id));
  const pick = useEffectEvent((place: MapPlace) => props.onPick?.(place));
  const move = useEffectEvent((viewport: { bbox: Bounds; zoom: number }) =>
    props.onViewportChange?.(viewport),
  );
  const start = useEffectEvent(async (container: HTMLElement, shown: AreaCollection) => {
    const { createCityMap } = await import('./create-city-map.ts');
    return createCityMap({
      container,
      bounds: bounds ?? boundsOfAreas(shown) ?? [-180, -80, 180, 80],
      insetsPx: props.insetsPx,
      styleUrl,
      workerUrl,
      labels: props.labels,
      idProperty: props.idProperty,
      nameProperty: props.nameProperty,
      findIcon: (name) =>
        icons.current?.querySelector<SVGElement>(`[data-icon="${CSS.escape(name)}"] svg`) ?? null,
      onSelect: (id) => select(id),
      isPicking: () => isPicking(),
      onPick: (place) => pick(place),
      onViewportChange: (viewport) => move(viewport),
    });
  });

  const hasAreas = areas !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another style or worker needs a new map.
  useEffect(() => {
    if (!canvas.current || !areas) return;
    // Its own box each time: strict mode starts twice, and two engines must not share an element.
    const container = document.createElement('div');
    container.className = 'size-full';
    canvas.current.append(container);
    let left = false;
    let own: CityMapHandle | null = null;
    start(container, areas).then(
      (created) => {
        if (left) return created.destroy();
        own = created;
        setHandle(created);
        setPhase('ready');
      },
      () => {
        if (!left) setPhase('unsupported');
      },
    );
    return () => {
      left = true;
      own?.destroy();
      container.remove();
      setHandle(null);
      setPhase('waiting');
    };
  }, [canvas, hasAreas, styleUrl, workerUrl]);

  const selected = useMemo(
    () => points?.find((point) => point.id === selectedId),
    [points, selectedId],
  );
  const { insetsPx } = props;
  const insetsKey =
    insetsPx && [insetsPx.top, insetsPx.right, insetsPx.bottom, insetsPx.left].join();
  const inset = useEffectEvent(() => insetsPx && handle?.setInsets(insetsPx));
  const boundsKey = bounds?.join();
  const fit = useEffectEvent(() => bounds && handle?.fit(bounds));
  useEffect(() => void (areas && handle?.setBoundaries(areas)), [handle, areas]);
  useEffect(() => handle?.setShade(wardShade ?? {}), [handle, wardShade]);
  useEffect(() => void handle?.setPoints(points ?? []), [handle, points]);
  useEffect(() => handle?.setSelected(selected), [handle, selected]);
  useEffect(() => void handle?.setPicked(picked ?? null), [handle, picked]);
  useEffect(() => void handle?.setUserLocation(userLocation ?? null), [handle, userLocation]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new array with the same box is no move.
  useEffect(() => void fit(), [boundsKey]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: likewise.
  useEffect(() => void inset(), [insetsKey]);

  return { handle, phase };
}
