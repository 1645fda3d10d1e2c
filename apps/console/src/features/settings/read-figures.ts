export interface FigureField<Name extends string = string> {
  readonly name: Name;
  readonly label: string;
  readonly hint: string;
  readonly unit: string;
  readonly step: number;
  /** May be left empty, which means: not limited. */
  readonly optional?: boolean;
}

/** As much of the contract's schema as figures need. */
export interface FigureSchema {
  readonly shape: Readonly<Record<string, { safeParse(value: unknown): { success: boolean } }>>;
}

export interface FiguresRead {
  /** Present when every figure is allowed. */
  readonly figures?: Readonly<Record<string, number | null>>;
  readonly errors: Readonly<Record<string, string>>;
}

/** What was typed, checked against the same bounds that the server holds. */
export const readFigures = (
  fields: readonly FigureField[],
  schema: FigureSchema,
  typed: Readonly<Record<string, string>>,
): FiguresRead => {
  const figures: Record<string, number | null> = {};
  const errors: Record<string, string> = {};
  for (const { name, unit, optional } of fields) {
    const text = (typed[name] ?? '').trim();
    const value = text === '' ? (optional ? null : Number.NaN) : Number(text);
    const allowed = schema.shape[name];
    if (allowed?.safeParse(value).success) figures[name] = value;
    else errors[name] = `Type a number${boundsOf(allowed)} ${unit}.`;
  }
  return Object.keys(errors).length === 0 ? { figures, errors } : { errors };
};

const boundsOf = (schema: unknown): string => {
  const number = innermost(schema);
  const { minValue, maxValue } = number;
  return typeof minValue === 'number' && typeof maxValue === 'number'
    ? ` from ${minValue} to ${maxValue}`
    : '';
};

/** The number inside of what may be null. */
const innermost = (schema: unknown): { minValue?: unknown; maxValue?: unknown } => {
  if (typeof schema !== 'object' || schema === null) return {};
  if ('unwrap' in schema && typeof schema.unwrap === 'function') return innermost(schema.unwrap());
  return schema;
};
