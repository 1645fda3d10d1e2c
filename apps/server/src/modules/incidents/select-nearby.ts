import type { Place } from '@pulse/contract';
import { sql } from 'kysely';
import type { Ctx } from '../../kernel/ctx.ts';
import { boxAround, distanceMetres, inBox } from './distance.ts';
import { type IncidentRow, incidentColumns } from './incident-row.ts';
import { inScope, openStatuses, type Scope } from './visibility.ts';

export interface Around {
  readonly cityId: string;
  readonly place: Place;
  readonly radiusMetres: number;
  readonly from: Date;
  readonly to: Date;
  readonly category: string | undefined;
  readonly scope: Scope;
}

export type NearbyRow = IncidentRow & { readonly distanceMetres: number };

const maxCandidates = 40;

/** Open incidents in the circle and the time span: those of the category first, then by distance. */
export const selectNearby = (ctx: Ctx, around: Around): Promise<NearbyRow[]> => {
  const distance = distanceMetres(around.place);
  return ctx.db
    .selectFrom('incidents')
    .select(incidentColumns)
    .select(distance.as('distanceMetres'))
    .where((eb) => inScope(eb, around.scope))
    .where('incidents.cityId', '=', around.cityId)
    .where('incidents.status', 'in', openStatuses)
    .where('incidents.createdAt', '>=', around.from)
    .where('incidents.createdAt', '<=', around.to)
    .where(inBox(boxAround(around.place, around.radiusMetres)))
    .where(sql<boolean>`${distance} <= ${around.radiusMetres}::float8`)
    .orderBy(sql`incidents.category = ${around.category ?? ''}::text`, 'desc')
    .orderBy('distanceMetres')
    .orderBy('incidents.id')
    .limit(maxCandidates)
    .execute();
};
