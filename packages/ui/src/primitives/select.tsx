import clsx from 'clsx';
import ChevronDown from 'lucide-react/icons/chevron-down';
import { type ComponentProps, useId } from 'react';
import { controlClasses, Field, type FieldWords, fieldAria } from './field.tsx';

export interface SelectOption {
  value: string;
  label: string;
  disabled?: boolean;
}

export interface SelectProps
  extends Omit<ComponentProps<'select'>, 'className' | 'children'>,
    FieldWords {
  options: readonly SelectOption[];
  /** First, empty choice: "Choose a ward". */
  placeholder?: string;
}

/** The platform's own list: quickest on a phone, and works before the script loads. */
export function Select({
  label,
  hint,
  error,
  labelHidden,
  className,
  options,
  placeholder,
  id: givenId,
  ...rest
}: SelectProps) {
  const ownId = useId();
  const id = givenId ?? ownId;
  return (
    <Field {...{ id, label, hint, error, labelHidden, className }}>
      <div className="relative">
        <select
          {...rest}
          {...fieldAria(id, { hint, error })}
          className={clsx(controlClasses, 'min-h-tap cursor-pointer appearance-none pr-10')}
        >
          {placeholder ? <option value="">{placeholder}</option> : null}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown
          aria-hidden
          size={18}
          className="pointer-events-none absolute inset-y-0 right-3 my-auto text-ink-muted"
        />
      </div>
    </Field>
  );
}
