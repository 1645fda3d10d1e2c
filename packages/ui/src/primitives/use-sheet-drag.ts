import { type PointerEvent, type RefObject, useRef } from 'react';
import { restingSnap, type SheetSnap } from './sheet-snap.ts';

interface Drag {
  startY: number;
  startHeightPx: number;
  lastY: number;
  lastMs: number;
  velocityPxPerMs: number;
}

/** A press that moved less than this is a press. */
const slopPx = 6;

/** Moves the sheet by style alone while it is dragged; React hears of it once, at rest. */
export function useSheetDrag(
  sheet: RefObject<HTMLElement | null>,
  snap: SheetSnap,
  onRest: (snap: SheetSnap) => void,
) {
  const drag = useRef<Drag>(null);
  const moved = useRef(false);

  const end = (event: PointerEvent) => {
    const current = drag.current;
    const element = sheet.current;
    drag.current = null;
    if (!current || !element) return;
    const heightPx = element.getBoundingClientRect().height;
    delete element.dataset.dragging;
    element.style.removeProperty('height');
    if (moved.current && event.type === 'pointerup') {
      onRest(restingSnap(heightPx, current.velocityPxPerMs, snap, measureSnaps(element)));
    }
  };

  return {
    /** True right after a drag, so that the click that ends it is not taken for a press. */
    wasDragged: () => moved.current,
    handlers: {
      onPointerDown: (event: PointerEvent) => {
        if (!sheet.current || event.button !== 0) return;
        moved.current = false;
        drag.current = {
          startY: event.clientY,
          startHeightPx: sheet.current.getBoundingClientRect().height,
          lastY: event.clientY,
          lastMs: event.timeStamp,
          velocityPxPerMs: 0,
        };
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        const current = drag.current;
        const element = sheet.current;
        if (!current || !element) return;
        if (!moved.current && Math.abs(event.clientY - current.startY) < slopPx) return;
        if (!moved.current) event.currentTarget.setPointerCapture(event.pointerId);
        moved.current = true;
        const elapsedMs = Math.max(event.timeStamp - current.lastMs, 1);
        current.velocityPxPerMs = (current.lastY - event.clientY) / elapsedMs;
        current.lastY = event.clientY;
        current.lastMs = event.timeStamp;
        element.dataset.dragging = '';
        element.style.height = `${current.startHeightPx + current.startY - event.clientY}px`;
      },
      onPointerUp: end,
      onPointerCancel: end,
    },
  };
}

/** The stylesheet owns the heights; ask it, rather than keep them twice. */
function measureSnaps(element: HTMLElement): Record<SheetSnap, number> {
  const before = element.dataset.snap;
  element.dataset.dragging = '';
  const measure = (snap: SheetSnap) => {
    element.dataset.snap = snap;
    return element.getBoundingClientRect().height;
  };
  const heights = { peek: measure('peek'), half: measure('half'), full: measure('full') };
  element.dataset.snap = before;
  delete element.dataset.dragging;
  return heights;
}
