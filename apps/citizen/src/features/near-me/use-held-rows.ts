import { type RefObject, useEffect, useRef } from 'react';

const afterTouchMs = 1500;

/** Rows stay where they are while the top is out of sight, or a finger is (or just was) on them. */
export function useHeldRows(top: RefObject<HTMLElement | null>, hold: (held: boolean) => void) {
  const state = useRef({ isAway: false, isTouched: false });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latestHold = useRef(hold);
  useEffect(() => {
    latestHold.current = hold;
  });
  const update = (change: Partial<typeof state.current>) => {
    Object.assign(state.current, change);
    latestHold.current(state.current.isAway || state.current.isTouched);
  };
  const latestUpdate = useRef(update);
  useEffect(() => {
    if (!top.current) return;
    const observer = new IntersectionObserver(([entry]) =>
      latestUpdate.current({ isAway: entry ? !entry.isIntersecting : false }),
    );
    observer.observe(top.current);
    return () => {
      observer.disconnect();
      clearTimeout(timer.current);
    };
  }, [top]);
  const touch = () => {
    clearTimeout(timer.current);
    update({ isTouched: true });
  };
  const release = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => update({ isTouched: false }), afterTouchMs);
  };
  return { onPointerDown: touch, onPointerUp: release, onPointerCancel: release };
}
