import clsx from 'clsx';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'small' | 'medium' | 'large';

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-brand text-on-brand hover:bg-brand-strong',
  secondary: 'border border-line-strong bg-surface text-ink hover:bg-sunken',
  quiet: 'text-brand-ink hover:bg-brand-soft',
  danger: 'bg-danger text-on-danger hover:brightness-95',
};

const sizes: Record<ButtonSize, string> = {
  small: 'min-h-8 px-3 text-sm gap-1.5',
  medium: 'min-h-10 px-4 text-sm gap-2',
  large: 'min-h-12 px-5 text-base gap-2',
};

export interface ButtonLook {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** At least 44 by 44 px to the finger, whatever the size. */
  tap?: boolean;
  className?: string;
}

/** For a link that looks like a button: `<Link className={buttonClasses({ variant: 'primary' })}>`. */
export function buttonClasses({
  variant = 'secondary',
  size = 'medium',
  tap,
  className,
}: ButtonLook) {
  return clsx(
    'inline-flex select-none items-center justify-center rounded-field font-semibold no-underline',
    'transition-colors duration-(--quick) cursor-pointer',
    'disabled:cursor-not-allowed disabled:opacity-55 aria-busy:cursor-progress',
    variants[variant],
    sizes[size],
    tap && 'min-h-tap min-w-tap',
    className,
  );
}
