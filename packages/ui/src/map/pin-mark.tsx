import clsx from 'clsx';
import { severityBand } from '../severity/severity-band.ts';
import { type PinShape, pinPath } from './pin-shape.ts';
import { severityFill } from './severity-classes.ts';

export interface PinMarkProps {
  shape: PinShape;
  /** 1-10 */
  severity: number;
  className?: string;
}

/** The pin as it looks on the map, for list rows and legends. Decorative. */
export function PinMark({ shape, severity, className }: PinMarkProps) {
  return (
    <svg aria-hidden="true" viewBox="-16 -16 32 32" className={clsx('size-6 shrink-0', className)}>
      <path
        d={pinPath(shape, 10)}
        strokeWidth="1.5"
        strokeLinejoin="round"
        className={clsx(severityFill[severityBand(severity)], 'stroke-(--map-pin-edge)')}
      />
    </svg>
  );
}
