import type { IncidentSort } from '@pulse/contract';

export const statusChoices = ['open', 'resolved', 'all'] as const;
export type StatusChoice = (typeof statusChoices)[number];
export const timeChoices = ['any', 'day', 'week', 'month'] as const;
export type TimeChoice = (typeof timeChoices)[number];
export const severityChoices = ['any', 'moderate', 'high', 'critical'] as const;
export type SeverityChoice = (typeof severityChoices)[number];
export const sortChoices = [
  'newest',
  'updated',
  'severity',
  'oldest',
] as const satisfies readonly IncidentSort[];
export type SortChoice = (typeof sortChoices)[number];

/** What the list shows, as its address says it. */
export interface Filters {
  status: StatusChoice;
  categories: string[];
  severity: SeverityChoice;
  time: TimeChoice;
  /** A ward's id; undefined for the whole city. */
  ward: string | undefined;
  zone: string | undefined;
  text: string;
  sort: SortChoice;
  /** west,south,east,north when somebody asked for what the map shows. */
  bbox: string | undefined;
  cursor: string | undefined;
}

export type SearchParams = Record<string, string | string[] | undefined>;

export const noFilters: Filters = {
  status: 'open',
  categories: [],
  severity: 'any',
  time: 'any',
  ward: undefined,
  zone: undefined,
  text: '',
  sort: 'newest',
  bbox: undefined,
  cursor: undefined,
};

/** Reads an address; whatever it does not know is as if it were not there. */
export const parseFilters = (params: SearchParams): Filters => {
  const one = (name: string): string | undefined => {
    const value = params[name];
    return (Array.isArray(value) ? value[0] : value)?.trim() || undefined;
  };
  return {
    status: choice(statusChoices, one('status'), noFilters.status),
    categories: listOf(params.category),
    severity: choice(severityChoices, one('severity'), noFilters.severity),
    time: choice(timeChoices, one('time'), noFilters.time),
    ward: one('ward'),
    zone: one('zone'),
    text: (one('q') ?? '').slice(0, 200),
    sort: choice(sortChoices, one('sort'), noFilters.sort),
    bbox: bboxOf(one('bbox')),
    cursor: one('cursor'),
  };
};

/** The address of a list with some filters changed. Changing a filter goes back to the first page. */
export const filtersHref = (filters: Filters, change: Partial<Filters> = {}): string => {
  const text = new URLSearchParams(
    filterParams({ ...filters, cursor: undefined, ...change }),
  ).toString();
  return text === '' ? '/' : `/?${text}`;
};

/** Names and values of what differs from the standard. */
export const filterParams = (filters: Filters): [name: string, value: string][] => {
  const all: [name: string, value: string | undefined, standard?: string][] = [
    ['q', filters.text],
    ['status', filters.status, noFilters.status],
    ['category', [...filters.categories].sort().join(',')],
    ['severity', filters.severity, noFilters.severity],
    ['time', filters.time, noFilters.time],
    ['ward', filters.ward],
    ['zone', filters.zone],
    ['bbox', filters.bbox],
    ['sort', filters.sort, noFilters.sort],
    ['cursor', filters.cursor],
  ];
  return all.flatMap(([name, value, standard]): [string, string][] =>
    value && value !== standard ? [[name, value]] : [],
  );
};

/** How many filters are on, besides the place and the order. */
export const countFilters = (filters: Filters): number =>
  Number(filters.status !== noFilters.status) +
  filters.categories.length +
  Number(filters.severity !== noFilters.severity) +
  Number(filters.time !== noFilters.time) +
  Number(filters.text !== '') +
  Number(filters.bbox !== undefined);

const choice = <T extends string>(
  choices: readonly T[],
  text: string | undefined,
  standard: T,
): T => choices.find((one) => one === text) ?? standard;

/** `a,b` and `category=a&category=b`: the first is ours, the second is a plain form's. */
const listOf = (value: string | string[] | undefined): string[] => {
  const parts = (Array.isArray(value) ? value : [value ?? '']).flatMap((text) => text.split(','));
  return [...new Set(parts.map((text) => text.trim()).filter((text) => text !== ''))];
};

const bboxOf = (text: string | undefined): string | undefined => {
  const numbers = (text ?? '').split(',').map(Number);
  return numbers.length === 4 && numbers.every(Number.isFinite) ? numbers.join(',') : undefined;
};
