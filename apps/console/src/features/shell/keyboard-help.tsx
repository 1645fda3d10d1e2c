'use client';

import { Dialog, Kbd } from '@pulse/ui';
import { useState } from 'react';
import { setShortcuts, shortcutsAreOn } from './shortcut-setting.ts';

const groups: readonly { title: string; keys: readonly (readonly [string, string])[] }[] = [
  {
    title: 'Everywhere',
    keys: [
      ['Ctrl K', 'Go anywhere: screen, ward, incident number'],
      ['?', 'This help'],
    ],
  },
  {
    title: 'Queue',
    keys: [
      ['j / ↓', 'Next report'],
      ['k / ↑', 'Previous report'],
      ['Enter', 'Open its page'],
      ['a', 'Approve'],
      ['r', 'Reject, with a reason'],
      ['m', 'Merge into a similar one'],
      ['g', 'Assign'],
      ['Space', 'Select for a decision on many'],
      ['x', 'Clear the selection'],
      ['u', 'Undo the last decision'],
    ],
  },
  {
    title: 'Incident page',
    keys: [
      ['a', 'Approve'],
      ['e', 'Correct category, severity or text'],
      ['g', 'Assign'],
      ['← / →', 'Photos, while one is open'],
    ],
  },
];

export interface KeyboardHelpProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function KeyboardHelp({ open, onOpenChange }: KeyboardHelpProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard" closeLabel="Close">
      <div className="grid gap-5">
        {groups.map((group) => (
          <section key={group.title}>
            <h3 className="mb-1 text-sm font-semibold text-ink-muted">{group.title}</h3>
            <dl className="grid grid-cols-[6rem_1fr] items-center gap-x-4 gap-y-1.5 text-sm">
              {group.keys.map(([key, what]) => (
                <div key={key} className="contents">
                  <dt>
                    <Kbd>{key}</Kbd>
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <ShortcutSwitch />
      </div>
    </Dialog>
  );
}

function ShortcutSwitch() {
  const [on, setOn] = useState(shortcutsAreOn);
  return (
    <label className="flex min-h-tap cursor-pointer items-center gap-3 border-t border-line pt-3 text-sm">
      <input
        type="checkbox"
        checked={on}
        onChange={(event) => {
          setOn(event.target.checked);
          setShortcuts(event.target.checked);
        }}
        className="size-5 accent-brand"
      />
      Single-key shortcuts on this browser
    </label>
  );
}
