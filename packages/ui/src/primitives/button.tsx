import clsx from 'clsx';
import LoaderCircle from 'lucide-react/icons/loader-circle';
import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { type ButtonLook, buttonClasses } from './button-classes.ts';

export interface ButtonProps extends ComponentProps<'button'>, ButtonLook {
  /** Shows a turning mark and ignores presses, yet keeps focus; say what happens in `children`. */
  busy?: boolean;
  icon?: ReactNode;
}

export function Button({
  variant,
  size,
  tap,
  busy = false,
  icon,
  className,
  type = 'button',
  onClick,
  children,
  ...rest
}: ButtonProps) {
  const ignorePress = (event: MouseEvent) => event.preventDefault();
  return (
    <button
      {...rest}
      type={type}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? ignorePress : onClick}
      className={buttonClasses({
        variant,
        size,
        tap,
        className: clsx(busy && 'opacity-80', className),
      })}
    >
      {busy ? <LoaderCircle aria-hidden size={18} className="animate-spin" /> : icon}
      {children}
    </button>
  );
}
