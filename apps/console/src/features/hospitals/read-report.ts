import { ObservationFigures } from '@pulse/contract';
import { figureUnit } from './figure-words.ts';
import { nestFigures } from './flatten-figures.ts';
import type { ReportField } from './report-fields.ts';

export interface ReportRead {
  /** What is to be sent; undefined while a field is wrong, or when there is nothing to send. */
  readonly figures: ObservationFigures | undefined;
  /** Figures that differ from what stood there at first. */
  readonly changed: ReadonlySet<string>;
  readonly errors: Readonly<Record<string, string>>;
}

/**
 * What was typed, as figures to send: only what changed, or, when nothing did, all of it, which says
 * that it is still so. A correction sends all, for it takes the place of the whole report.
 */
export const readReport = (
  fields: readonly ReportField[],
  typed: Readonly<Record<string, string>>,
  isCorrection: boolean,
): ReportRead => {
  const errors: Record<string, string> = {};
  const changed = new Set<string>();
  const all: [string, number][] = [];
  for (const { figure, before } of fields) {
    const text = typed[figure]?.trim().replace(',', '.');
    const value = text === undefined ? before : text === '' ? null : Number(text);
    if (value !== before) changed.add(figure);
    if (value === null) continue;
    const fault = faultOf(figure, value);
    if (fault) errors[figure] = fault;
    else all.push([figure, value]);
  }
  const sendsAll = isCorrection || changed.size === 0;
  const sent = sendsAll ? all : all.filter(([figure]) => changed.has(figure));
  const isRight = Object.keys(errors).length === 0 && sent.length > 0;
  return { figures: isRight ? nestFigures(sent) : undefined, changed, errors };
};

const faultOf = (figure: string, value: number): string | undefined => {
  if (!Number.isFinite(value)) return 'Type a number.';
  if (value < 0) return 'Type 0 or more.';
  if (ObservationFigures.safeParse(nestFigures([[figure, value]])).success) return undefined;
  if (!Number.isInteger(value) && figureUnit(figure) === undefined) return 'Type a whole number.';
  return 'This is more than can be.';
};
