import type { Incident } from '@pulse/contract';
import { routes } from '@pulse/contract';
import { endRefusedSession } from '../../end-refused-session.ts';
import { session } from '../../session.ts';
import { loadCityPack } from '../city/load-city-pack.ts';
import { CityAway } from '../shell/city-away.tsx';
import { filtersHref, parseFilters, type SearchParams } from './filters.ts';
import { filtersQuery, listQuery } from './filters-query.ts';
import { NearMe } from './near-me.tsx';

/** The list comes with the first bytes; everything else on this screen follows it. */
export async function NearMePage({ params, ward }: { params: SearchParams; ward?: string }) {
  const pack = await loadCityPack();
  if (!pack) return <CityAway />;
  const asked = parseFilters(params);
  const known = pack.wards.some(({ id }) => id === ward);
  const isPlain = params.ward === undefined && asked.zone === undefined && known;
  const filters = isPlain ? { ...asked, ward } : { ...asked, ward: wardAsked(asked.ward) };
  const call = session.serverClient();
  const nowMs = Date.now();
  const page = await Promise.all([
    call(routes.listIncidents, { query: listQuery(filters, pack.id, nowMs) }),
    call(routes.countIncidents, { query: filtersQuery(filters, pack.id, nowMs) }).then(
      ({ total }) => total,
      () => undefined,
    ),
  ]).catch((error: unknown) => endRefusedSession(error, filtersHref(asked)));
  if (!page) return <CityAway />;
  const [{ items, nextCursor }, total] = page;
  return (
    <NearMe
      filters={filters}
      items={items.map(withoutStaffView)}
      nextCursor={nextCursor}
      total={total}
      mapStyleUrl={process.env.MAP_STYLE_URL}
    />
  );
}

/** `ward=all` says that somebody wants the whole city although a ward is remembered. */
const wardAsked = (ward: string | undefined): string | undefined =>
  ward === 'all' ? undefined : ward;

const withoutStaffView = ({ staff: _, ...incident }: Incident): Incident => incident;
