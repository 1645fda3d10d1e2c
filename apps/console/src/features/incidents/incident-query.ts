import { type Incident, IncidentSort, IncidentStatus } from '@pulse/contract';

/** Filters of a list, as they stand in the URL and go to the API. */
export interface IncidentQuery {
  status?: string;
  category?: string;
  area?: string;
  zone?: string;
  severityMin?: string;
  severityMax?: string;
  from?: string;
  to?: string;
  text?: string;
  assignee?: string;
  verified?: 'true' | 'false';
  needsPerson?: 'true' | 'false';
  sort?: IncidentSort;
  cursor?: string;
  limit?: string;
}

/** The filters that people set; `sort`, `cursor` and `limit` do not hide anything. */
export const filterNames = [
  'status',
  'category',
  'zone',
  'area',
  'severityMin',
  'severityMax',
  'from',
  'to',
  'text',
  'assignee',
  'verified',
  'needsPerson',
] as const satisfies readonly (keyof IncidentQuery)[];

export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

/** Reads filters from the URL. Boxes of one name are joined by commas; nonsense is left out. */
export const readIncidentQuery = (params: SearchParams): IncidentQuery => {
  const query: IncidentQuery = {};
  const one = (name: string): string | undefined => {
    const value = params[name];
    const text = (Array.isArray(value) ? value.filter(Boolean).join(',') : value)?.trim();
    return text || undefined;
  };
  for (const name of ['category', 'area', 'zone', 'text', 'assignee', 'cursor'] as const) {
    const value = one(name);
    if (value) query[name] = value;
  }
  for (const name of ['severityMin', 'severityMax'] as const) {
    const value = one(name);
    if (value && /^([1-9]|10)$/.test(value)) query[name] = value;
  }
  for (const name of ['from', 'to'] as const) {
    const value = one(name);
    if (value && /^\d{4}-\d{2}-\d{2}$/.test(value)) query[name] = value;
  }
  const statuses = one('status')
    ?.split(',')
    .filter((text) => IncidentStatus.safeParse(text).success);
  if (statuses?.length) query.status = statuses.join(',');
  const sort = IncidentSort.safeParse(one('sort'));
  if (sort.success) query.sort = sort.data;
  const verified = one('verified');
  if (verified === 'true' || verified === 'false') query.verified = verified;
  const needsPerson = one('needsPerson');
  if (needsPerson === 'true' || needsPerson === 'false') query.needsPerson = needsPerson;
  return query;
};

/** Back into a query string, in a fixed order so that equal views have equal addresses. */
export const writeIncidentQuery = (query: IncidentQuery): string => {
  const params = new URLSearchParams();
  for (const name of [...filterNames, 'sort', 'cursor'] as const) {
    const value = query[name];
    if (value) params.set(name, value);
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
};

/** Whether an incident belongs into a list; undefined when only the server can tell. */
export const belongs = (incident: Incident, query: IncidentQuery): boolean | undefined => {
  const within = (list: string | undefined, value: string | undefined | null) =>
    !list || (value !== undefined && value !== null && list.split(',').includes(value));
  if (!within(query.status, incident.status)) return false;
  if (!within(query.category, incident.category)) return false;
  if (!within(query.area, incident.area?.id)) return false;
  if (!within(query.zone, incident.zone?.id)) return false;
  if (query.severityMin && incident.severity < Number(query.severityMin)) return false;
  if (query.severityMax && incident.severity > Number(query.severityMax)) return false;
  if (query.verified && String(incident.verified) !== query.verified) return false;
  if (query.needsPerson && String(incident.ai?.needsPerson ?? false) !== query.needsPerson) {
    return false;
  }
  if (query.assignee === 'none' && incident.staff?.assignee) return false;
  const unknown = query.text || query.from || query.to || query.assignee === 'me';
  return unknown ? undefined : true;
};
