import clsx from 'clsx';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { controlClasses, Field, type FieldWords, fieldAria } from './field.tsx';

export interface TextFieldProps extends Omit<ComponentProps<'input'>, 'className'>, FieldWords {
  /** Decoration before the text, such as a search icon. */
  lead?: ReactNode;
  /** Unit or button after the text. */
  trail?: ReactNode;
}

export function TextField({
  label,
  hint,
  error,
  labelHidden,
  className,
  lead,
  trail,
  id: givenId,
  ...rest
}: TextFieldProps) {
  const ownId = useId();
  const id = givenId ?? ownId;
  return (
    <Field {...{ id, label, hint, error, labelHidden, className }}>
      <div className="relative">
        {lead ? (
          <span className="pointer-events-none absolute inset-y-0 left-3 flex items-center text-ink-faint">
            {lead}
          </span>
        ) : null}
        <input
          {...rest}
          {...fieldAria(id, { hint, error })}
          className={clsx(controlClasses, 'min-h-tap', lead && 'pl-10', trail && 'pr-12')}
        />
        {trail ? (
          <span className="absolute inset-y-0 right-1 flex items-center text-ink-muted">
            {trail}
          </span>
        ) : null}
      </div>
    </Field>
  );
}
