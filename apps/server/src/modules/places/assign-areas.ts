import { sql } from 'kysely';
import type { Tx } from '../../kernel/ctx.ts';
import { DomainError } from '../../kernel/errors.ts';

export interface MovedArea {
  readonly areaId: string;
  readonly zoneId: string | null;
}

/**
 * Makes exactly these wards belong to the zone: those named leave the zone they were in, those left
 * out keep none. Zones that lost a ward get a new version, since their wards are part of them.
 *
 * @returns the wards that moved
 * @throws DomainError `unknown_area` when one is not a ward of this city
 */
export const assignAreas = async (
  tx: Tx,
  zone: { readonly id: string; readonly cityId: string },
  areaIds: readonly string[],
): Promise<MovedArea[]> => {
  const wanted = new Set(areaIds);
  // Locked in one order, so that two administrators wait for each other instead of colliding.
  const areas = await tx
    .selectFrom('areas')
    .select(['id', 'zoneId'])
    .where('cityId', '=', zone.cityId)
    .orderBy('id')
    .forUpdate()
    .execute();
  requireKnown([...wanted], new Set(areas.map(({ id }) => id)));
  const joining = areas.filter(({ id, zoneId }) => wanted.has(id) && zoneId !== zone.id);
  const leaving = areas.filter(({ id, zoneId }) => !wanted.has(id) && zoneId === zone.id);
  await setZone(tx, joining, zone.id);
  await setZone(tx, leaving, null);
  const losers = joining.flatMap(({ zoneId }) => (zoneId === null ? [] : [zoneId]));
  if (losers.length > 0) {
    await tx
      .updateTable('zones')
      .set({ version: sql`version + 1` })
      .where('id', 'in', losers)
      .execute();
  }
  return [
    ...joining.map(({ id }) => ({ areaId: id, zoneId: zone.id })),
    ...leaving.map(({ id }) => ({ areaId: id, zoneId: null })),
  ];
};

const requireKnown = (wanted: readonly string[], known: ReadonlySet<string>): void => {
  const unknown = wanted.filter((id) => !known.has(id));
  if (unknown.length === 0) return;
  throw new DomainError('unknown_area', `The city has no ward ${unknown.slice(0, 5).join(', ')}.`, {
    remedy: 'Choose wards of the zone’s own city.',
    errors: [{ path: 'body.areaIds', message: 'names a ward that the city does not have' }],
  });
};

const setZone = async (tx: Tx, areas: readonly { id: string }[], zoneId: string | null) => {
  if (areas.length === 0) return;
  await tx
    .updateTable('areas')
    .set({ zoneId, zoneEdited: true })
    .where(
      'id',
      'in',
      areas.map(({ id }) => id),
    )
    .execute();
};
