'use client';

import type { Gathering } from '@pulse/contract';
import { Badge, Button, Drawer } from '@pulse/ui';
import type { ReactNode } from 'react';
import { useCity } from '../city/city-context.tsx';
import { plans } from '../viewer/permissions.ts';
import { useViewer } from '../viewer/viewer-context.tsx';
import { ExpectedPatients } from './expected-patients.tsx';
import { GatheringSpan } from './gathering-span.tsx';
import { kindWords, settingWords } from './words.ts';

export interface GatheringDrawerProps {
  gathering: Gathering;
  onChange: () => void;
  onCancel: () => void;
  onClose: () => void;
}

/** One gathering in full. */
export function GatheringDrawer({ gathering, onChange, onCancel, onClose }: GatheringDrawerProps) {
  const { locale } = useCity();
  const mayWrite = plans(useViewer()) && gathering.status === 'planned';
  return (
    <Drawer
      open
      onOpenChange={(open) => !open && onClose()}
      title={gathering.name}
      closeLabel="Close"
      actions={
        mayWrite ? (
          <>
            <Button tap onClick={onCancel}>
              Call it off
            </Button>
            <Button tap variant="primary" onClick={onChange}>
              Change
            </Button>
          </>
        ) : undefined
      }
    >
      <div className="grid gap-4">
        {gathering.status === 'cancelled' ? (
          <p className="rounded-field bg-danger-soft px-3 py-2 text-sm text-danger-ink">
            Called off: {gathering.cancelReason}
          </p>
        ) : null}
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 text-sm *:odd:text-ink-muted">
          <Fact term="When">
            <GatheringSpan {...gathering} />
          </Fact>
          <Fact term="Where">{gathering.area.name}</Fact>
          <Fact term="Kind">{kindWords[gathering.kind]}</Fact>
          <Fact term="People">
            {new Intl.NumberFormat(locale).format(gathering.expectedCrowd)} expected
          </Fact>
          <Fact term="Setting">{settingWords[gathering.setting]}</Fact>
          <Fact term="With">{withWords(gathering)}</Fact>
          <Fact term="Medical posts">{gathering.medicalPosts}</Fact>
          {gathering.holiday ? (
            <Fact term="Holiday">
              {gathering.holiday} {gathering.seriesId ? <Badge>each year</Badge> : null}
            </Fact>
          ) : null}
        </dl>
        <ExpectedPatients gathering={gathering} />
      </div>
    </Drawer>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}

const withWords = ({ alcohol, fireworks, water }: Gathering): string =>
  [alcohol ? 'alcohol' : '', fireworks ? 'fireworks' : '', water ? 'drinking water' : '']
    .filter(Boolean)
    .join(', ') || 'no alcohol, no fireworks, no water handed out';
