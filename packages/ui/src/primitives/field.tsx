import clsx from 'clsx';
import CircleAlert from 'lucide-react/icons/circle-alert';
import type { ReactNode } from 'react';

export interface FieldWords {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong and how to mend it. */
  error?: ReactNode;
  /** The label is spoken, not shown. */
  labelHidden?: boolean;
  className?: string;
}

interface FieldProps extends FieldWords {
  id: string;
  children: ReactNode;
}

/** Label above, hint between, error next to what it is about. */
export function Field({ id, label, hint, error, labelHidden, className, children }: FieldProps) {
  return (
    <div className={clsx('grid gap-1.5', className)}>
      <label
        htmlFor={id}
        className={clsx('text-sm font-semibold text-ink', labelHidden && 'sr-only')}
      >
        {label}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="text-sm text-ink-muted">
          {hint}
        </p>
      ) : null}
      {children}
      <p
        id={`${id}-error`}
        aria-live="polite"
        className={clsx('flex items-start gap-1.5 text-sm text-danger-ink', !error && 'hidden')}
      >
        {error ? <CircleAlert aria-hidden size={16} className="mt-0.5 shrink-0" /> : null}
        {error}
      </p>
    </div>
  );
}

/** The aria wiring of the control inside a Field. */
export function fieldAria(id: string, { hint, error }: Pick<FieldWords, 'hint' | 'error'>) {
  const describedBy = clsx(Boolean(hint) && `${id}-hint`, Boolean(error) && `${id}-error`);
  return {
    id,
    'aria-describedby': describedBy || undefined,
    'aria-invalid': error ? true : undefined,
  };
}

export const controlClasses = clsx(
  'w-full rounded-field border border-line-strong bg-surface px-3 text-base text-ink',
  'placeholder:text-ink-faint hover:border-ink-muted disabled:opacity-55',
  'aria-invalid:border-danger aria-invalid:ring-1 aria-invalid:ring-danger',
);
