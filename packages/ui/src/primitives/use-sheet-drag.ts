import { type PointerEvent as ReactPointerEvent, type RefObject, useRef } from 'react';
import { restingSnap, type SheetSnap } from './sheet-snap.ts';

/** A press that moved less than this is a press. */
const slopPx = 6;

/** Moves the sheet by style alone while it is dragged; React hears of it once, at rest. */
export function useSheetDrag(
  sheet: RefObject<HTMLElement | null>,
  snap: SheetSnap,
  onRest: (snap: SheetSnap) => void,
) {
  const moved = useRef(false);

  const onPointerDown = (down: ReactPointerEvent) => {
    const element = sheet.current;
    if (!element || down.button !== 0) return;
    moved.current = false;
    const startHeightPx = element.getBoundingClientRect().height;
    let last = { y: down.clientY, ms: down.timeStamp, velocityPxPerMs: 0 };

    const move = (event: PointerEvent) => {
      if (!moved.current && Math.abs(event.clientY - down.clientY) < slopPx) return;
      moved.current = true;
      const elapsedMs = Math.max(event.timeStamp - last.ms, 1);
      const velocityPxPerMs = (last.y - event.clientY) / elapsedMs;
      last = { y: event.clientY, ms: event.timeStamp, velocityPxPerMs };
      element.dataset.dragging = '';
      element.style.height = `${startHeightPx + down.clientY - event.clientY}px`;
    };
    const end = (event: PointerEvent) => {
      listening.abort();
      const heightPx = element.getBoundingClientRect().height;
      delete element.dataset.dragging;
      element.style.removeProperty('height');
      if (!moved.current || event.type === 'pointercancel') return;
      onRest(restingSnap(heightPx, last.velocityPxPerMs, snap, measureSnaps(element)));
    };
    // On the window: a quick finger leaves the handle at once, and a captured pointer would take
    // the clicks of the buttons in the header.
    const listening = new AbortController();
    const { signal } = listening;
    window.addEventListener('pointermove', move, { signal });
    window.addEventListener('pointerup', end, { signal });
    window.addEventListener('pointercancel', end, { signal });
  };

  /** True right after a drag, so that the click that ends it is not taken for a press. */
  return { onPointerDown, wasDragged: () => moved.current };
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
