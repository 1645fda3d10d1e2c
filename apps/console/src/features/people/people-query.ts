import { type Call, routes, StaffRole } from '@pulse/contract';
import { queryOptions } from '@tanstack/react-query';

export interface PeopleFilters {
  role?: string;
  zone?: string;
  text?: string;
  active?: string;
}

export const peopleQuery = (call: Call, filters: PeopleFilters) =>
  queryOptions({
    queryKey: ['people', filters],
    queryFn: async ({ signal }) => {
      // A city has hundreds of staff, not thousands: all pages make one table.
      const people = [];
      let cursor: string | undefined;
      do {
        const page = await call(routes.listStaff, { query: { ...query(filters), cursor }, signal });
        people.push(...page.items);
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      return people;
    },
  });

export const readPeopleFilters = (params: URLSearchParams): PeopleFilters =>
  Object.fromEntries(
    ['role', 'zone', 'text', 'active'].flatMap((name) => {
      const value = params.get(name)?.trim();
      return value ? [[name, value]] : [];
    }),
  );

const query = ({ role, zone, text, active }: PeopleFilters) =>
  ({
    role: StaffRole.safeParse(role).data,
    zone,
    text,
    active: active === 'true' || active === 'false' ? active : undefined,
    limit: '200',
  }) as const;
