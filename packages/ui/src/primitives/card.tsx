import clsx from 'clsx';
import type { ComponentProps } from 'react';

export interface CardProps extends ComponentProps<'div'> {
  as?: 'div' | 'article' | 'section' | 'li';
  /** Space inside; `none` for a card that begins with a photo. */
  inset?: 'none' | 'small' | 'medium';
}

const insets = { none: '', small: 'p-3', medium: 'p-4 sm:p-5' };

export function Card({ as = 'div', inset = 'medium', className, ...rest }: CardProps) {
  // Typed as one of them: their props are the same here, and a union of tags is not callable in JSX.
  const Tag = as as 'div';
  return (
    <Tag
      {...rest}
      className={clsx(
        'min-w-0 overflow-clip rounded-card border border-line bg-surface shadow-card',
        insets[inset],
        className,
      )}
    />
  );
}
