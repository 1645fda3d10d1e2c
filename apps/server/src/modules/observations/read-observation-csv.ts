import { BedType, Observation, StaffSkill } from '@pulse/contract';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { DomainError } from '../../kernel/errors.ts';

export interface CsvLine {
  readonly line: number;
  readonly observation: Observation | undefined;
  readonly faults: { readonly column: string | null; readonly message: string }[];
}

export interface ObservationCsv {
  readonly lines: CsvLine[];
  readonly droppedColumns: { column: string; reason: 'identifying' | 'unknown' }[];
}

type Field =
  | 'hospitalId'
  | 'department'
  | 'observedAt'
  | readonly [string]
  | readonly [string, string];

const snake = (name: string): string =>
  name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);

const figures = [
  'edPatients',
  'edWaiting',
  'boarders',
  'ventilatedInEd',
  'longestBoardingHours',
  'lastDoorToBedHours',
  'arrivals',
  'admissions',
  'discharges',
  'oxygenLitres',
];

const fields = new Map<string, Field>([
  ['hospital_id', 'hospitalId'],
  ['hospital', 'hospitalId'],
  ['department', 'department'],
  ['observed_at', 'observedAt'],
  ...figures.map((name): [string, Field] => [snake(name), [name]]),
  ...BedType.options.map((type): [string, Field] => [
    `occupied_${snake(type)}`,
    ['occupied', type],
  ]),
  ...StaffSkill.options.map((skill): [string, Field] => [
    `staff_${snake(skill)}`,
    ['staff', skill],
  ]),
]);

/** Headings under which systems export what identifies a person. */
const identifying =
  /name|phone|mobile|contact|e_?mail|address|mrn|uhid|aadha?ar|abha|passport|patient_?(id|no)|record_?(id|no)|birth|dob|\bage\b|gender|sex|note|comment|remark|doctor|nurse_?id/;

const mostRows = 50_000;

/**
 * Reads observations from CSV text. Columns that are no figures are dropped unread, so that nothing
 * that identifies a person comes in.
 *
 * @param readTime reads times of the city, with or without an offset
 * @throws DomainError `validation_failed` when the file cannot be read or lacks its key columns
 */
export const readObservationCsv = (
  text: string,
  readTime: (text: string) => Date | undefined,
): ObservationCsv => {
  const records = parseRecords(text);
  const [header, ...rows] = records;
  const names = (header?.record ?? []).map((name) =>
    name
      .trim()
      .toLowerCase()
      .replace(/[\s.]+/g, '_'),
  );
  const columns = names.map(fieldOf);
  for (const key of ['hospitalId', 'observedAt'] as const) {
    if (!columns.includes(key)) throw unreadable(`The column ${snake(key)} is missing.`);
  }
  if (rows.length > mostRows) throw unreadable(`There are more than ${mostRows} rows.`);
  return {
    droppedColumns: names.flatMap((column, index) =>
      columns[index] === undefined
        ? [
            {
              column,
              reason: identifying.test(column) ? ('identifying' as const) : ('unknown' as const),
            },
          ]
        : [],
    ),
    lines: rows.map(({ record, line }) => readLine(record, line, names, columns, readTime)),
  };
};

const fieldOf = (name: string): Field | undefined => {
  const known = fields.get(name);
  if (known !== undefined) return known;
  const supply = /^supply_([a-z][a-z0-9_-]*)$/.exec(name)?.[1];
  return supply === undefined ? undefined : ['supplies', supply.replaceAll('_', '-')];
};

const Records = z.array(
  z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }),
);

const parseRecords = (text: string): { record: string[]; line: number }[] => {
  try {
    const parsed = Records.parse(
      parse(text, {
        bom: true,
        info: true,
        relax_column_count: true,
        skip_empty_lines: true,
      }),
    );
    return parsed.map(({ record, info }) => ({ record, line: info.lines }));
  } catch (error) {
    throw unreadable(error instanceof Error ? error.message : 'The file is no CSV.');
  }
};

const readLine = (
  record: readonly string[],
  line: number,
  names: readonly string[],
  columns: readonly (Field | undefined)[],
  readTime: (text: string) => Date | undefined,
): CsvLine => {
  const faults: CsvLine['faults'] = [];
  if (record.length !== columns.length) {
    const message = `has ${record.length} cells where the heading has ${columns.length}`;
    return { line, observation: undefined, faults: [{ column: null, message }] };
  }
  const raw: Record<string, unknown> = {};
  const columnOf = new Map<string, string>();
  for (const [index, field] of columns.entries()) {
    const cell = (record[index] ?? '').trim();
    const column = names[index] ?? '';
    if (field === undefined || cell === '') continue;
    if (field === 'observedAt') {
      const at = readTime(cell);
      if (at === undefined) faults.push({ column, message: 'is no time such as 2026-01-31 17:05' });
      raw.observedAt = (at ?? new Date(0)).toISOString();
    } else if (typeof field === 'string') {
      raw[field] = field === 'department' ? cell.toLowerCase() : cell;
    } else {
      // Never quoted: a cell that is no number may be a name.
      if (!/^-?\d+(\.\d+)?$/.test(cell)) {
        faults.push({ column, message: 'is not a number' });
        continue;
      }
      const [group, part] = field;
      if (part === undefined) raw[group] = Number(cell);
      else raw[group] = { ...(raw[group] ?? {}), [part]: Number(cell) };
    }
    columnOf.set(typeof field === 'string' ? field : field.join('.'), column);
  }
  const parsed = Observation.safeParse(raw);
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues) {
      const key = path.join('.');
      const column = columnOf.get(key) ?? snake(key);
      if (!faults.some((fault) => fault.column === column)) faults.push({ column, message });
    }
  }
  return { line, observation: faults.length === 0 ? parsed.data : undefined, faults };
};

const unreadable = (message: string) =>
  new DomainError('validation_failed', message, {
    remedy: 'Send CSV in UTF-8 with the columns hospital_id and observed_at, and figures.',
    errors: [{ path: 'body.file', message }],
  });
