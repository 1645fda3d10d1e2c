'use client';

import { browserClient } from '@pulse/session/client';
import { Skeleton } from '@pulse/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCity } from '../city/city-context.tsx';
import { QueryError } from '../queries/query-error.tsx';
import { PageHead } from '../shell/page-head.tsx';
import { MoveWards } from './move-wards.tsx';
import { useZoneChanges } from './use-zone-changes.ts';
import { WardList } from './ward-list.tsx';
import { ZoneList } from './zone-list.tsx';
import { ZoneMap } from './zone-map.tsx';
import { zonesQuery } from './zones-query.ts';

export function ZonesScreen() {
  const { city } = useCity();
  const { data, error, refetch } = useQuery(zonesQuery(browserClient, city.id));
  const [wantedId, setWantedId] = useState<string | null>(null);
  const [marked, setMarked] = useState<readonly string[]>([]);
  const changes = useZoneChanges();
  if (error && !data) {
    return <QueryError className="m-6" error={error} onRetry={() => void refetch()} />;
  }
  if (!data) return <Skeleton className="m-6 h-96" />;
  const { zones, areas } = data;
  const zone = zones.find((item) => item.id === wantedId) ?? zones[0];
  const toggle = (areaId: string) =>
    setMarked((before) =>
      before.includes(areaId) ? before.filter((id) => id !== areaId) : [...before, areaId],
    );
  return (
    <div className="grid h-full grid-cols-[15rem_minmax(0,1fr)] max-lg:grid-rows-[minmax(0,1fr)_22rem] xl:grid-cols-[17rem_minmax(0,1fr)_22rem]">
      <div className="min-h-0 overflow-y-auto border-r border-line bg-surface p-4">
        <PageHead title="Zones" description="Groups of wards that officers work in" />
        <ZoneList
          zones={zones}
          currentId={zone?.id}
          onChoose={setWantedId}
          onRename={(item, name) => changes.rename.mutate({ zone: item, name })}
        />
        {areas.some((area) => !area.zoneId) ? (
          <p className="mt-4 rounded-field bg-warning-soft p-3 text-sm text-warning-ink">
            {areas.filter((area) => !area.zoneId).length} wards belong to no zone: no officer sees
            their reports.
          </p>
        ) : null}
      </div>
      <ZoneMap zone={zone} marked={marked} onPress={toggle} />
      <div className="flex min-h-0 flex-col border-line bg-surface max-xl:col-span-2 max-xl:border-t xl:border-l">
        <WardList zone={zone} areas={areas} marked={marked} onToggle={toggle} />
        {marked.length > 0 ? (
          <MoveWards
            zones={zones}
            areas={areas}
            marked={marked}
            busy={changes.move.isPending}
            onClear={() => setMarked([])}
            onMove={(target) =>
              changes.move.mutate(
                { zone: target, areaIds: marked },
                { onSuccess: () => setMarked([]) },
              )
            }
          />
        ) : null}
      </div>
    </div>
  );
}
