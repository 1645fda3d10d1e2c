import { type Call, routes, type WhatIfChanges } from '@pulse/contract';
import { queryOptions } from '@tanstack/react-query';

export interface WhatIfAsked {
  readonly city: string;
  /** First day, or today. */
  readonly from: string | undefined;
  readonly hospital: string | undefined;
  readonly changes: WhatIfChanges;
}

/** A week shows a feast and what follows it, and is planned in the blink that a question has. */
const days = 7;

export const whatIfQuery = (call: Call, { city, from, hospital, changes }: WhatIfAsked) =>
  queryOptions({
    queryKey: ['what-if', city, from ?? '', hospital ?? '', changes],
    queryFn: ({ signal }) =>
      call(routes.whatIf, {
        body: {
          city,
          days,
          changes,
          ...(from ? { from } : {}),
          ...(hospital ? { hospitals: [hospital] } : {}),
        },
        signal,
      }),
    retry: false,
    refetchOnWindowFocus: false,
  });
