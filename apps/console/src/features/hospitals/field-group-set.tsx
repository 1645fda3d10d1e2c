import { useCity } from '../city/city-context.tsx';
import { fieldWord, figureUnit, formatFigure } from './figure-words.ts';
import { NumberStepper } from './number-stepper.tsx';
import type { ReportField } from './report-fields.ts';

export interface FieldGroupSetProps {
  title: string;
  fields: readonly ReportField[];
  typed: Readonly<Record<string, string>>;
  changed: ReadonlySet<string>;
  errors: Readonly<Record<string, string>>;
  isFirst: boolean;
  onChange: (figure: string, value: string) => void;
}

export function FieldGroupSet(props: FieldGroupSetProps) {
  const { title, fields, typed, changed, errors, isFirst, onChange } = props;
  const { locale } = useCity();
  if (fields.length === 0) return null;
  return (
    <fieldset>
      <legend className="mb-2 text-heading font-semibold">{title}</legend>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-x-4 gap-y-2">
        {fields.map(({ figure, before, lastTime, step }, index) => (
          <NumberStepper
            key={figure}
            label={fieldWord(figure)}
            unit={figureUnit(figure)}
            step={step}
            value={typed[figure] ?? (before === null ? '' : String(before))}
            isChanged={changed.has(figure)}
            autoFocus={isFirst && index === 0}
            hint={
              changed.has(figure) && before !== null
                ? `was ${formatFigure(figure, before, locale)}`
                : lastTime === null
                  ? undefined
                  : `last time ${formatFigure(figure, lastTime, locale)}`
            }
            error={errors[figure]}
            onChange={(value) => onChange(figure, value)}
          />
        ))}
      </div>
    </fieldset>
  );
}
