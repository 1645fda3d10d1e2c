import clsx from 'clsx';
import { type ComponentProps, useId } from 'react';
import { controlClasses, Field, type FieldWords, fieldAria } from './field.tsx';

export interface TextAreaProps extends Omit<ComponentProps<'textarea'>, 'className'>, FieldWords {}

/** Grows with its text where the browser can. */
export function TextArea({
  label,
  hint,
  error,
  labelHidden,
  className,
  id: givenId,
  rows = 4,
  ...rest
}: TextAreaProps) {
  const ownId = useId();
  const id = givenId ?? ownId;
  return (
    <Field {...{ id, label, hint, error, labelHidden, className }}>
      <textarea
        {...rest}
        rows={rows}
        {...fieldAria(id, { hint, error })}
        className={clsx(controlClasses, 'field-sizing-content min-h-24 py-2.5')}
      />
    </Field>
  );
}
