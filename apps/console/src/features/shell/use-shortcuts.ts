'use client';

import { useEffect, useEffectEvent } from 'react';
import { shortcutsAreOn } from './shortcut-setting.ts';

/** Handlers by `event.key`, such as `j`, `?` or ` ` (space). */
export type Shortcuts = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/**
 * Single-key shortcuts for a screen. Silent while somebody types, while a dialog is open, with a
 * modifier, and when they are switched off (WCAG 2.1.4).
 */
export function useShortcuts(shortcuts: Shortcuts, active = true): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const run = shortcuts[event.key];
    if (!run || event.defaultPrevented || !mayRun(event)) return;
    event.preventDefault();
    run(event);
  });
  useEffect(() => {
    if (!active) return;
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [active]);
}

const mayRun = (event: KeyboardEvent): boolean => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
  if (!shortcutsAreOn()) return false;
  if (document.querySelector('[role="dialog"], [role="menu"]')) return false;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return true;
  if (target.isContentEditable || target.closest('input:not([type=checkbox]), textarea, select')) {
    return false;
  }
  // Space and Enter belong to the control that has the focus, unless it says otherwise.
  const pressesControl = event.key === ' ' || event.key === 'Enter';
  return !pressesControl || !target.closest('button:not([data-row]), a, input, summary');
};
