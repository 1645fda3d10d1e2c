import type { ReactNode } from 'react';
import { tableClasses } from './hospital-section.tsx';

export interface WideTableProps {
  caption: string;
  children: ReactNode;
}

/** A plain table that scrolls sideways where it has to, by keyboard too. */
export function WideTable({ caption, children }: WideTableProps) {
  return (
    <fieldset
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must take the keyboard.
      tabIndex={0}
      className="min-w-0 overflow-x-auto"
    >
      <table className={tableClasses}>
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </fieldset>
  );
}
