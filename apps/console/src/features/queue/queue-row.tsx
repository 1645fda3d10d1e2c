'use client';

import type { Incident } from '@pulse/contract';
import { PinMark } from '@pulse/ui/map';
import clsx from 'clsx';
import CircleHelp from 'lucide-react/icons/circle-question-mark';
import Copy from 'lucide-react/icons/copy';
import ImageIcon from 'lucide-react/icons/image';
import ThumbsUp from 'lucide-react/icons/thumbs-up';
import UserCheck from 'lucide-react/icons/user-check';
import { memo, type ReactNode } from 'react';
import { useCity } from '../city/city-context.tsx';
import { When } from '../city/when.tsx';
import { SlaClock } from '../incidents/sla-clock.tsx';

export interface QueueRowProps {
  incident: Incident;
  current: boolean;
  selected: boolean;
  onMoveTo: (id: string) => void;
  onToggle: (incident: Incident) => void;
}

export const rowId = (id: string): string => `queue-row-${id}`;

export const QueueRow = memo(function QueueRow(props: QueueRowProps) {
  const { incident, current, selected, onMoveTo, onToggle } = props;
  const { categoryName, category } = useCity();
  const { staff } = incident;
  return (
    <li
      className={clsx(
        'flex border-b border-line border-l-3',
        current ? 'border-l-brand bg-brand-soft' : 'border-l-transparent hover:bg-sunken',
      )}
    >
      <label className="flex w-9 shrink-0 cursor-pointer items-start justify-center pt-3.5">
        <input
          type="checkbox"
          checked={selected}
          onChange={() => onToggle(incident)}
          aria-label={`Select ${incident.ref}`}
          className="size-5 accent-brand"
        />
      </label>
      <button
        type="button"
        data-row
        id={rowId(incident.id)}
        tabIndex={current ? 0 : -1}
        aria-current={current ? 'true' : undefined}
        onClick={() => onMoveTo(incident.id)}
        className="grid min-w-0 flex-1 cursor-pointer grid-cols-1 gap-1 py-3 pr-3 pl-1.5 text-left -outline-offset-3"
      >
        <span className="flex items-center gap-2">
          <PinMark
            shape={category(incident.category)?.shape ?? 'circle'}
            severity={incident.severity}
            className="-ml-1"
          />
          <span className="min-w-0 flex-1 truncate text-sm font-semibold">
            {categoryName(incident.category)}
          </span>
          <span className="text-xs tabular-nums text-ink-muted">{incident.severity}/10</span>
        </span>
        <span className="line-clamp-2 text-sm text-ink">{incident.description}</span>
        <span className="flex items-center gap-x-3 text-xs text-ink-muted">
          {staff ? <SlaClock dueAt={staff.dueAt} /> : null}
          <span className="truncate">{incident.area?.name}</span>
        </span>
        <span className="flex flex-wrap gap-x-3 text-xs text-ink-muted">
          <When at={incident.createdAt} />
          {incident.photos.length > 0 ? (
            <Fact
              icon={<ImageIcon aria-hidden size={14} />}
              text={plural(incident.photos.length, 'photo')}
            />
          ) : null}
          {incident.votes.confirm > 0 ? (
            <Fact
              icon={<ThumbsUp aria-hidden size={14} />}
              text={`${incident.votes.confirm} confirm`}
            />
          ) : null}
          {staff && staff.similarCount > 0 ? (
            <Fact icon={<Copy aria-hidden size={14} />} text={`${staff.similarCount} similar`} />
          ) : null}
          {incident.ai?.needsPerson ? (
            <Fact icon={<CircleHelp aria-hidden size={14} />} text="AI unsure" />
          ) : null}
          {staff?.assignee ? (
            <Fact icon={<UserCheck aria-hidden size={14} />} text={staff.assignee.name} />
          ) : null}
        </span>
      </button>
    </li>
  );
});

function Fact({ icon, text }: { icon: ReactNode; text: string }) {
  return (
    <span className="inline-flex items-center gap-1">
      {icon}
      {text}
    </span>
  );
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
