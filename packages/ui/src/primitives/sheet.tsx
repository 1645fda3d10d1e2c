'use client';

import clsx from 'clsx';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { type SheetSnap, sheetSnaps, stepSnap } from './sheet-snap.ts';
import { useSheetDrag } from './use-sheet-drag.ts';

export interface SheetProps {
  /** Names the region: "Incidents near you". */
  label: string;
  /** Names the handle, then each height in words. */
  handleLabel: string;
  snapLabels: Record<SheetSnap, string>;
  /** Controlled when given. */
  snap?: SheetSnap;
  defaultSnap?: SheetSnap;
  onSnapChange?: (snap: SheetSnap) => void;
  /** Stays in sight and drags the sheet. */
  header?: ReactNode;
  children: ReactNode;
  className?: string;
}

/**
 * Lies over the map on a phone and rests at three heights; a plain panel in the layout from 64rem.
 * `--sheet-peek`, `--sheet-top` and `--sheet-bottom` (room for a bottom bar) set the heights.
 */
export function Sheet(props: SheetProps) {
  const { label, handleLabel, snapLabels, header, children, className } = props;
  const [ownSnap, setOwnSnap] = useState(props.defaultSnap ?? 'half');
  const snap = props.snap ?? ownSnap;
  const sheet = useRef<HTMLElement>(null);
  const change = (next: SheetSnap) => {
    setOwnSnap(next);
    if (next !== snap) props.onSnapChange?.(next);
  };
  const { onPointerDown, wasDragged } = useSheetDrag(sheet, snap, change);

  return (
    <section
      ref={sheet}
      aria-label={label}
      data-snap={snap}
      className={clsx(
        'pulse-sheet fixed inset-x-0 bottom-(--sheet-bottom,0px) z-20 flex flex-col bg-surface text-ink',
        'rounded-t-sheet shadow-float lg:static lg:z-auto lg:rounded-none lg:shadow-none',
        className,
      )}
    >
      <div onPointerDown={onPointerDown} className="shrink-0 touch-pan-x select-none lg:touch-auto">
        <button
          type="button"
          role="slider"
          aria-label={handleLabel}
          aria-orientation="vertical"
          aria-valuemin={0}
          aria-valuemax={sheetSnaps.length - 1}
          aria-valuenow={sheetSnaps.indexOf(snap)}
          aria-valuetext={snapLabels[snap]}
          onClick={({ detail }) => {
            const byKeyboard = detail === 0;
            if (byKeyboard || !wasDragged()) change(snap === 'full' ? 'half' : stepSnap(snap, 1));
          }}
          onKeyDown={(event) => {
            const next = snapForKey(event, snap);
            if (next === undefined) return;
            event.preventDefault();
            change(next);
          }}
          className="flex h-tap w-full cursor-grab items-center justify-center active:cursor-grabbing lg:hidden"
        >
          <span className="h-1.25 w-11 rounded-full bg-line-strong" />
        </button>
        {header}
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain">{children}</div>
    </section>
  );
}

function snapForKey({ key }: KeyboardEvent, snap: SheetSnap): SheetSnap | undefined {
  if (key === 'ArrowUp' || key === 'ArrowRight') return stepSnap(snap, 1);
  if (key === 'ArrowDown' || key === 'ArrowLeft') return stepSnap(snap, -1);
  if (key === 'Home') return 'peek';
  if (key === 'End') return 'full';
  return undefined;
}
