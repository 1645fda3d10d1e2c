import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  /** Spoken name, also the tooltip of the browser. */
  label: string;
  icon: ReactNode;
  /** A toggle when given. */
  pressed?: boolean;
  variant?: 'quiet' | 'raised';
}

export function IconButton({
  label,
  icon,
  pressed,
  variant = 'quiet',
  className,
  type = 'button',
  ...rest
}: IconButtonProps) {
  return (
    <button
      title={label}
      {...rest}
      type={type}
      aria-label={label}
      aria-pressed={pressed}
      className={clsx(
        'inline-flex size-tap shrink-0 cursor-pointer items-center justify-center rounded-field text-ink',
        'transition-colors duration-(--quick) disabled:cursor-not-allowed disabled:opacity-55',
        'aria-pressed:bg-brand-soft aria-pressed:text-brand-ink',
        variant === 'raised' ? 'bg-raised shadow-card hover:bg-sunken' : 'hover:bg-sunken',
        className,
      )}
    >
      {icon}
    </button>
  );
}
