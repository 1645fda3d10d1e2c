'use client';

import { browserClient } from '@pulse/session/client';
import { Select } from '@pulse/ui';
import type { Bounds } from '@pulse/ui/map';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useCity } from '../city/city-context.tsx';
import { IncidentMap } from '../incidents/incident-map.tsx';
import { countsQuery, mapPointsQuery } from '../incidents/incident-queries.ts';
import { useLive } from '../live-connection/live-provider.tsx';
import { administers, decides } from '../viewer/permissions.ts';
import { useViewer } from '../viewer/viewer-context.tsx';
import { measureIds, measures, readMeasure, wardShade, wardValues } from './measures.ts';
import { PinCard } from './pin-card.tsx';
import { WardLegend } from './ward-legend.tsx';

export function LiveMap() {
  const viewer = useViewer();
  const { areas } = useCity();
  const params = useSearchParams();
  const measureId = readMeasure(params.get('measure'));
  const measure = measures[measureId];
  const counts = useQuery(countsQuery(browserClient, { status: measure.status }));
  const pins = useQuery(mapPointsQuery(browserClient, { status: 'reported,active' }));
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const followViewport = useViewportRooms();
  const values = useMemo(
    () => (counts.data ? wardValues(areas, counts.data, measure) : []),
    [areas, counts.data, measure],
  );
  const shade = useMemo(() => wardShade(values), [values]);
  const chooseMeasure = (id: string) => {
    const url = new URL(window.location.href);
    url.searchParams.set('measure', id);
    window.history.replaceState(null, '', url);
  };

  return (
    <div className="relative h-full min-h-0">
      <IncidentMap
        label="Map of open incidents by ward. The stream and the list of wards say the same."
        incidents={pins.data?.items ?? []}
        selectedId={selectedId}
        onSelect={setSelectedId}
        onViewportChange={({ bbox }) => followViewport(bbox)}
        wardShade={shade}
        skipToId="live-stream"
        className="absolute inset-0"
      />
      <div className="absolute bottom-3 left-3 z-2 grid w-60 gap-2 rounded-card border border-line bg-raised p-3 shadow-float">
        <Select
          label="Wards shaded by"
          value={measureId}
          onChange={(event) => chooseMeasure(event.target.value)}
          options={measureIds
            .filter((id) => decides(viewer) || !measures[id].staffOnly)
            .map((id) => ({ value: id, label: measures[id].label }))}
        />
        <WardLegend values={values} measure={measure} />
      </div>
      {selectedId ? <PinCard id={selectedId} onClose={() => setSelectedId(null)} /> : null}
    </div>
  );
}

const settleMs = 400;

/** Hears of public changes in sight. Administrators hear of everything on the staff stream anyway. */
const useViewportRooms = () => {
  const { setInterest } = useLive();
  const viewer = useViewer();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      setInterest(null);
    },
    [setInterest],
  );
  return (bbox: Bounds) => {
    if (administers(viewer)) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setInterest({ bbox: [...bbox] }), settleMs);
  };
};
