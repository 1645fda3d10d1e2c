'use client';

import { type Incident, routes } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { type Command, CommandPalette } from '@pulse/ui';
import { useQuery } from '@tanstack/react-query';
import FileText from 'lucide-react/icons/file-text';
import MapPin from 'lucide-react/icons/map-pin';
import { useRouter } from 'next/navigation';
import { useDeferredValue, useState } from 'react';
import { useCity } from '../city/city-context.tsx';
import { useViewer } from '../viewer/viewer-context.tsx';
import { statusWords } from '../words/labels.ts';
import { screensFor } from './screens.ts';

export interface PaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Ctrl-K: screens and wards at once, incidents from the server as one types. */
export function Palette({ open, onOpenChange }: PaletteProps) {
  const router = useRouter();
  const viewer = useViewer();
  const { areas, zones, zoneName } = useCity();
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed.trim());
  const found = useQuery({
    queryKey: ['palette', text],
    queryFn: ({ signal }) =>
      browserClient(routes.listIncidents, { query: { text, limit: '8' }, signal }),
    enabled: open && text.length >= 3,
  });
  const go = (href: string) => () => router.push(href);

  const commands: Command[] = [
    ...screensFor(viewer.role).map(({ href, label, icon: Icon, keywords }) => ({
      id: href,
      label,
      keywords,
      kind: 'Screen',
      icon: <Icon aria-hidden size={18} />,
      onRun: go(href),
    })),
    ...(found.data?.items ?? []).map((incident) => incidentCommand(incident, text, go)),
    ...zones.map((zone) => ({
      id: `zone-${zone.id}`,
      label: `${zoneName(zone.id)} zone`,
      kind: 'Zone',
      icon: <MapPin aria-hidden size={18} />,
      onRun: go(`/incidents?zone=${encodeURIComponent(zone.id)}`),
    })),
    ...areas.map((area) => ({
      id: `area-${area.id}`,
      label: area.name,
      keywords: `ward ${area.number ?? ''}`,
      kind: area.number ? `Ward ${area.number}` : 'Ward',
      icon: <MapPin aria-hidden size={18} />,
      onRun: go(`/incidents?area=${encodeURIComponent(area.id)}`),
    })),
  ];
  return (
    <CommandPalette
      open={open}
      onOpenChange={(next) => {
        if (!next) setTyped('');
        onOpenChange(next);
      }}
      commands={commands}
      onTyped={setTyped}
    />
  );
}

/** The server decided that it matches; what was typed goes along so that the list agrees. */
const incidentCommand = (
  incident: Incident,
  text: string,
  go: (href: string) => () => void,
): Command => ({
  id: incident.id,
  label: `${incident.ref} ${incident.description}`,
  keywords: text,
  kind: statusWords[incident.status],
  icon: <FileText aria-hidden size={18} />,
  onRun: go(`/incidents/${incident.id}`),
});
