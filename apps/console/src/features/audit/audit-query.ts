import { type Call, routes } from '@pulse/contract';
import { queryOptions } from '@tanstack/react-query';
import { withInstants } from '../incidents/day-range.ts';

export interface AuditFilters {
  actor?: string;
  action?: string;
  subjectType?: string;
  subjectId?: string;
  from?: string;
  to?: string;
  cursor?: string;
}

export const auditFilterNames = [
  'actor',
  'action',
  'subjectType',
  'subjectId',
  'from',
  'to',
] as const;

const pageSize = '60';

export const auditQuery = (call: Call, filters: AuditFilters, timeZone: string) =>
  queryOptions({
    queryKey: ['audit', filters],
    queryFn: ({ signal }) => {
      const { from, to, ...rest } = filters;
      return call(routes.listAudit, {
        query: { ...rest, ...withInstants({ from, to }, timeZone), limit: pageSize },
        signal,
      });
    },
  });

export const readAuditFilters = (params: URLSearchParams): AuditFilters =>
  Object.fromEntries(
    [...auditFilterNames, 'cursor' as const].flatMap((name) => {
      const value = params.get(name)?.trim();
      const isDay =
        name !== 'from' && name !== 'to' ? true : /^\d{4}-\d{2}-\d{2}$/.test(value ?? '');
      return value && isDay ? [[name, value]] : [];
    }),
  );

export const auditHref = (filters: AuditFilters): string => {
  const params = new URLSearchParams();
  for (const name of [...auditFilterNames, 'cursor' as const]) {
    const value = filters[name];
    if (value) params.set(name, value);
  }
  const text = params.toString();
  return text === '' ? '/audit' : `/audit?${text}`;
};
