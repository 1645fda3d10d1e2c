'use client';

import { routes, type Zone } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { useToast } from '@pulse/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { explainError } from '../words/explain-error.ts';

/** Renames zones and moves wards between them. */
export function useZoneChanges() {
  const client = useQueryClient();
  const toast = useToast();
  const router = useRouter();
  const settle = () => {
    void client.invalidateQueries({ queryKey: ['zones'] });
    // Names and wards of zones come with the layout.
    router.refresh();
  };
  const fail = (error: unknown) => {
    const { title, nextStep } = explainError(error);
    toast({ title, description: nextStep, tone: 'danger' });
    settle();
  };
  const rename = useMutation({
    mutationFn: ({ zone, name }: { zone: Zone; name: string }) =>
      browserClient(routes.updateZone, {
        params: { id: zone.id },
        body: { version: zone.version, name: { ...zone.name, en: name } },
      }),
    onSuccess: (zone) => {
      toast({ title: `Now called ${zone.name.en}`, tone: 'success' });
      settle();
    },
    onError: fail,
  });
  const move = useMutation({
    mutationFn: ({ zone, areaIds }: { zone: Zone; areaIds: readonly string[] }) =>
      browserClient(routes.updateZone, {
        params: { id: zone.id },
        body: { version: zone.version, areaIds: [...new Set([...zone.areaIds, ...areaIds])] },
      }),
    onSuccess: (zone, { areaIds }) => {
      const wards = areaIds.length === 1 ? '1 ward' : `${areaIds.length} wards`;
      toast({ title: `${wards} moved to ${zone.name.en}`, tone: 'success' });
      settle();
    },
    onError: fail,
  });
  return { rename, move };
}
