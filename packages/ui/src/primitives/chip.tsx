import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';

/** For a router's own link: `<Link className={chipClasses(on)} aria-current={on}>`. */
export function chipClasses(selected = false, className?: string) {
  return clsx(
    'inline-flex min-h-tap shrink-0 cursor-pointer items-center gap-2 whitespace-nowrap rounded-full border',
    'px-4 text-sm font-medium no-underline transition-colors duration-(--quick)',
    selected
      ? 'border-brand bg-brand text-on-brand hover:bg-brand-strong'
      : 'border-line-strong bg-surface text-ink hover:bg-sunken',
    className,
  );
}

interface ChipLook {
  selected?: boolean;
  icon?: ReactNode;
  /** How many items this filter would show. */
  count?: number;
}

export interface ChipProps extends ComponentProps<'button'>, ChipLook {}

export function Chip({
  selected,
  icon,
  count,
  className,
  children,
  type = 'button',
  ...rest
}: ChipProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-pressed={selected ?? false}
      className={chipClasses(selected, className)}
    >
      <ChipContent {...{ icon, count, children }} />
    </button>
  );
}

export interface ChipLinkProps extends ComponentProps<'a'>, ChipLook {
  href: string;
}

/** The same filter as a link, so that it works before the script loads. */
export function ChipLink({ selected, icon, count, className, children, ...rest }: ChipLinkProps) {
  return (
    <a
      {...rest}
      aria-current={selected ? 'true' : undefined}
      className={chipClasses(selected, className)}
    >
      <ChipContent {...{ icon, count, children }} />
    </a>
  );
}

function ChipContent({
  icon,
  count,
  children,
}: Omit<ChipLook, 'selected'> & { children: ReactNode }) {
  return (
    <>
      {icon}
      {children}
      {count === undefined ? null : (
        <span className="text-xs tabular-nums opacity-80">{count}</span>
      )}
    </>
  );
}
