/** Writes a model in CPLEX LP format, row by row. Names must be unique and free of operators. */
export interface LpText {
  /** Adds a column once; `most` may be Infinity, `least` -Infinity. */
  column(name: string, column: LpColumn): void;
  row(name: string, terms: readonly Term[], sense: '<=' | '>=' | '=', rightHandSide: number): void;
  rows(): number;
  columns(): number;
  toString(): string;
}

export interface LpColumn {
  readonly cost: number;
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
}

export type Term = readonly [coefficient: number, column: string];

export const createLpText = (): LpText => {
  const objective: string[] = [];
  const rows: string[] = [];
  const bounds: string[] = [];
  const whole: string[] = [];
  let columns = 0;
  return {
    column: (name, { cost, least, most, whole: isWhole }) => {
      columns++;
      if (cost !== 0) objective.push(term(cost, name));
      if (least === -Infinity && most === Infinity) bounds.push(` ${name} free`);
      else if (most === Infinity) {
        if (least !== 0) bounds.push(` ${name} >= ${figure(least)}`);
      } else bounds.push(` ${figure(least)} <= ${name} <= ${figure(most)}`);
      if (isWhole) whole.push(` ${name}`);
    },
    row: (name, terms, sense, rightHandSide) => {
      rows.push(
        ` ${name}: ${wrap(terms.map(([by, of]) => term(by, of)))} ${sense} ${figure(rightHandSide)}`,
      );
    },
    rows: () => rows.length,
    columns: () => columns,
    toString: () =>
      [
        'Minimize',
        ` cost: ${wrap(objective)}`,
        'Subject To',
        ...rows,
        'Bounds',
        ...bounds,
        ...(whole.length > 0 ? ['General', ...whole] : []),
        'End',
        '',
      ].join('\n'),
  };
};

const figure = (value: number): string =>
  value === -Infinity ? '-inf' : String(Number(value.toPrecision(12)));

const term = (by: number, of: string): string =>
  by < 0 ? `- ${figure(-by)} ${of}` : `+ ${figure(by)} ${of}`;

/** The format bounds the length of a line at 560 characters. */
const wrap = (terms: readonly string[]): string => {
  const lines: string[] = [];
  for (let at = 0; at < terms.length; at += 12) lines.push(terms.slice(at, at + 12).join(' '));
  return lines.join('\n  ');
};
