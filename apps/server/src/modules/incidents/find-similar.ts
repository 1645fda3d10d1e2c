import type { SimilarIncident } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { readSettings } from '../administration/index.ts';
import { photosOfIncidents } from '../photos/index.ts';
import { requireArea, requireCategory } from './locate-report.ts';
import { tallyOf } from './present-incidents.ts';
import { type NearbyRow, selectNearby } from './select-nearby.ts';
import { sharedWords, similarityOf } from './similarity.ts';
import { isPublic, type Scope, scopeOf, viewOf } from './visibility.ts';

export interface FindSimilarInput {
  readonly lat: number;
  readonly lng: number;
  readonly category?: string;
  readonly text?: string;
}

const maxOffered = 5;

/**
 * Open incidents that a new report may be about, so that people confirm instead of reporting twice.
 * Reports that wait for approval are offered too, without text or photo.
 *
 * @throws DomainError `outside_city`, `unknown_category`
 */
export const findSimilar = async (
  ctx: Ctx,
  input: FindSimilarInput,
): Promise<{ items: SimilarIncident[]; nextCursor: null }> => {
  const area = requireArea(ctx, input);
  const category =
    input.category === undefined ? undefined : requireCategory(ctx, area.cityId, input.category).id;
  const { similarRadiusMetres, similarWindowHours } = await readSettings(ctx);
  const now = ctx.clock.now();
  const rows = await selectNearby(ctx, {
    cityId: area.cityId,
    place: input,
    radiusMetres: similarRadiusMetres,
    from: new Date(now.getTime() - similarWindowHours * 3_600_000),
    to: now,
    category,
    scope: offeredScope(ctx),
  });
  const readable = new Set(
    rows.filter((row) => viewOf(ctx.actor, row) !== undefined).map((row) => row.id),
  );
  const offers = rows.map((row) => ({
    row,
    similarity: similarityOf({
      distanceMetres: row.distanceMetres,
      radiusMetres: similarRadiusMetres,
      ageHours: (now.getTime() - row.createdAt.getTime()) / 3_600_000,
      windowHours: similarWindowHours,
      // Of a hidden text not even its likeness may show: guesses could spell it out.
      sharedWords: readable.has(row.id)
        ? sharedWords(input.text ?? '', row.description)
        : undefined,
    }),
  }));
  const isSame = (row: NearbyRow) => row.category === category;
  offers.sort(
    (a, b) => Number(isSame(b.row)) - Number(isSame(a.row)) || b.similarity - a.similarity,
  );
  return { items: await present(ctx, offers.slice(0, maxOffered), readable), nextCursor: null };
};

/** Whoever is not tied to zones may vote on what waits in the queue, so it is offered as well. */
const offeredScope = (ctx: Ctx): Scope => {
  const scope = scopeOf(ctx.actor);
  return scope.kind === 'zones' ? scope : { kind: 'all' };
};

const present = async (
  ctx: Ctx,
  offers: readonly { row: NearbyRow; similarity: number }[],
  readable: ReadonlySet<string>,
): Promise<SimilarIncident[]> => {
  const shown = offers.flatMap(({ row }) => (readable.has(row.id) ? [row] : []));
  const hidden = new Set(shown.flatMap((row) => (isPublic(row.status) ? [] : [row.id])));
  const photos = await photosOfIncidents(
    ctx,
    ctx.db,
    shown.map((row) => row.id),
    (id) => hidden.has(id),
  );
  return offers.map(({ row, similarity }) => ({
    id: row.id,
    ref: row.ref,
    category: row.category,
    status: row.status,
    description: readable.has(row.id) ? row.description : null,
    thumb: photos.get(row.id)?.[0]?.urls.thumb ?? null,
    distanceMetres: Math.round(row.distanceMetres),
    createdAt: row.createdAt.toISOString(),
    votes: tallyOf(row),
    similarity,
  }));
};
