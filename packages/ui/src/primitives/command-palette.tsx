'use client';

import clsx from 'clsx';
import Search from 'lucide-react/icons/search';
import { Dialog as Radix } from 'radix-ui';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { Kbd } from './kbd.tsx';
import { type RankableCommand, rankCommands } from './rank-commands.ts';

export interface Command extends RankableCommand {
  id: string;
  /** Shown at the end of the row: "Screen", "Ward". */
  kind?: string;
  icon?: ReactNode;
  shortcut?: string;
  onRun: () => void;
}

export interface CommandPaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  commands: readonly Command[];
  /** For commands found on the server as one types. */
  onTyped?: (text: string) => void;
  labels?: { title: string; placeholder: string; nothingFound: string };
}

const englishLabels = {
  title: 'Go anywhere',
  placeholder: 'Screen, ward, incident number…',
  nothingFound: 'Nothing by that name. Try a ward, a screen or a number.',
};
const mostShown = 50;

export function CommandPalette({
  open,
  onOpenChange,
  commands,
  onTyped,
  labels = englishLabels,
}: CommandPaletteProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="pulse-appear fixed inset-0 z-50 bg-overlay" />
        <Radix.Content
          aria-describedby={undefined}
          className="pulse-appear-below fixed inset-x-3 top-[12dvh] z-50 mx-auto flex max-h-[70dvh] max-w-xl flex-col overflow-hidden rounded-card border border-line bg-raised text-ink shadow-float"
        >
          <Radix.Title className="sr-only">{labels.title}</Radix.Title>
          <CommandList
            {...{ commands, onTyped, labels }}
            onRun={(command) => {
              onOpenChange(false);
              command.onRun();
            }}
          />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

interface CommandListProps {
  commands: readonly Command[];
  onTyped?: (text: string) => void;
  onRun: (command: Command) => void;
  labels: typeof englishLabels;
}

function CommandList({ commands, onTyped, onRun, labels }: CommandListProps) {
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const listId = useId();
  const found = rankCommands(commands, typed).slice(0, mostShown);
  const activeCommand = found[active];

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      const next = (active + step + found.length) % found.length;
      setActive(next);
      document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: 'nearest' });
    }
    if (event.key === 'Enter' && activeCommand && !event.nativeEvent.isComposing)
      onRun(activeCommand);
  };

  return (
    <>
      <div className="flex items-center gap-3 border-b border-line px-4">
        <Search aria-hidden size={20} className="text-ink-faint" />
        <input
          // biome-ignore lint/a11y/noAutofocus: a dialog that someone opened to type in.
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={activeCommand ? `${listId}-${active}` : undefined}
          aria-label={labels.title}
          placeholder={labels.placeholder}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setActive(0);
            onTyped?.(event.target.value);
          }}
          onKeyDown={onKeyDown}
          className="min-h-14 flex-1 bg-transparent text-base outline-none placeholder:text-ink-faint"
        />
      </div>
      <div id={listId} role="listbox" aria-label={labels.title} className="overflow-y-auto p-1.5">
        {found.map((command, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above handles the keys.
          <div
            key={command.id}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onClick={() => onRun(command)}
            onPointerMove={() => setActive(index)}
            className={clsx(
              'flex min-h-tap cursor-pointer items-center gap-3 rounded-field px-3 text-sm',
              index === active && 'bg-brand-soft text-brand-ink',
            )}
          >
            {command.icon}
            <span className="flex-1 truncate">{command.label}</span>
            {command.kind ? <span className="text-xs text-ink-muted">{command.kind}</span> : null}
            {command.shortcut ? <Kbd>{command.shortcut}</Kbd> : null}
          </div>
        ))}
      </div>
      <p
        aria-live="polite"
        className={clsx(
          'px-4 pb-6 text-center text-sm text-ink-muted',
          found.length > 0 && 'hidden',
        )}
      >
        {found.length === 0 ? labels.nothingFound : null}
      </p>
    </>
  );
}
