import type { HospitalDetail } from '@pulse/contract';
import { Badge, buttonClasses } from '@pulse/ui';
import ClipboardPlus from 'lucide-react/icons/clipboard-plus';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { When } from '../city/when.tsx';
import { missingWord } from './figure-words.ts';
import { InventedBadge } from './invented-badge.tsx';
import { OccupancyBar } from './occupancy-bar.tsx';
import { OpelBadge } from './opel-badge.tsx';
import { describeLevel, nedocsWords } from './words.ts';

export interface HospitalHeadProps {
  hospital: HospitalDetail;
  actions?: ReactNode;
}

/** Who it is, how it stands, why, and when it last said so. */
export function HospitalHead({ hospital, actions }: HospitalHeadProps) {
  const { state, area, address, capacitySource } = hospital;
  return (
    <header className="grid gap-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h1 className="flex flex-wrap items-center gap-2 text-title font-semibold">
            {hospital.name} <InventedBadge source={capacitySource} />
          </h1>
          <p className="mt-0.5 text-sm text-ink-muted">
            {[area?.name, address].filter(Boolean).join(' · ')}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          {actions}
          <Link
            href={`/hospitals/${hospital.id}/report`}
            className={buttonClasses({ variant: 'primary', tap: true })}
          >
            <ClipboardPlus aria-hidden size={18} /> Report
          </Link>
        </div>
      </div>
      {state.silence.silent ? <SilentNote since={state.silence.since} /> : null}
      <dl className="grid gap-px overflow-clip rounded-card border border-line bg-line sm:grid-cols-2 xl:grid-cols-4 *:bg-surface *:p-4">
        <Figure term="Level, OPEL-style" note={reasonOf(hospital)}>
          <OpelBadge state={state} />
        </Figure>
        <Figure
          term="Crowding score, NEDOCS"
          note={
            state.nedocs.score === null
              ? `Not known yet: ${state.nedocs.missing.map(missingWord).join(', ')}`
              : state.nedocs.level
                ? nedocsWords[state.nedocs.level]
                : undefined
          }
        >
          <span className="text-title font-semibold tabular-nums">
            {state.nedocs.score === null ? '–' : Math.round(state.nedocs.score)}
            <span className="text-sm font-normal text-ink-muted"> of 200</span>
          </span>
        </Figure>
        <Figure term="Beds in use" note={`${state.occupancy.licensed} licensed; emergency apart`}>
          <OccupancyBar occupancy={state.occupancy} />
        </Figure>
        <Figure
          term="Last heard"
          note={
            state.edPatients === null
              ? undefined
              : `${state.edPatients} in emergency, ${state.edWaiting ?? '–'} waiting, ${state.boarders ?? '–'} boarding`
          }
        >
          {state.observedAt ? <When at={state.observedAt} /> : <Badge tone="warning">Never</Badge>}
        </Figure>
      </dl>
    </header>
  );
}

const reasonOf = ({ state }: HospitalDetail): string =>
  state.level.level === null ? 'Too little is reported to say' : describeLevel(state);

function SilentNote({ since }: { since: string | null }) {
  return (
    <p className="rounded-field bg-warning-soft px-3 py-2 text-sm text-warning-ink">
      <strong className="font-semibold">Silent.</strong>{' '}
      {since ? (
        <>
          The last report came <When at={since} />; what stands here may be out of date.
        </>
      ) : (
        'Nothing was ever reported.'
      )}
    </p>
  );
}

interface FigureProps {
  term: string;
  note?: string | undefined;
  children: ReactNode;
}

function Figure({ term, note, children }: FigureProps) {
  return (
    <div className="grid content-start gap-1.5">
      <dt className="text-xs font-semibold text-ink-muted">{term}</dt>
      <dd>{children}</dd>
      {note ? <dd className="text-sm text-ink-muted">{note}</dd> : null}
    </div>
  );
}
