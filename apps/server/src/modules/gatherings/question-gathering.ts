import type { GatheringKind } from '@pulse/contract';
import type { Ctx, Tx } from '../../kernel/ctx.ts';
import { distanceMetres, getArea } from '../places/index.ts';
import { medianCrowd, selectOverlapping } from './queries.ts';

export interface Planned {
  readonly id?: string | undefined;
  readonly cityId: string;
  readonly kind: GatheringKind;
  readonly areaId: string;
  readonly lat: number | null;
  readonly lng: number | null;
  readonly expectedCrowd: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

export interface Question {
  readonly path: string;
  readonly message: string;
}

const nearMetres = 1_000;
/** Above this a crowd can no longer move by its own will (Fruin 1993). */
const mostPerSquareMetre = 4;
/** Of a ward's ground, what streets, squares and fields leave to stand on; a guess, on the large side. */
const openShare = 0.05;
const oftenTimes = 10;
/** A median of fewer says little. */
const fewestOfKind = 3;

/** What is to be asked before a gathering is registered; none when nothing is out of the ordinary. */
export const questionGathering = async (
  ctx: Ctx,
  tx: Tx,
  planned: Planned,
): Promise<Question[]> => {
  const questions: Question[] = [];
  const others = await selectOverlapping(tx, { ...planned, notId: planned.id });
  for (const other of others.filter((one) => isNear(planned, one)).slice(0, 5)) {
    const where = ctx.geography.area(other.areaId)?.name ?? other.areaId;
    questions.push({
      path: 'startsAt',
      message: `${other.name} (${other.expectedCrowd.toLocaleString('en')} people, ${where}) is at the same time nearby: are both to take place?`,
    });
  }
  const { areaSqKm, name } = await getArea({ ...ctx, db: tx }, { id: planned.areaId });
  const room = (areaSqKm ?? 0) * 1e6 * openShare * mostPerSquareMetre;
  if (room > 0 && planned.expectedCrowd > room) {
    questions.push({
      path: 'expectedCrowd',
      message: `at ${mostPerSquareMetre} people per square metre of open ground about ${Math.round(room).toLocaleString('en')} find room in ${name}: is the crowd right?`,
    });
  }
  const { count, median } = await medianCrowd(tx, planned.cityId, planned.kind, planned.id);
  if (count >= fewestOfKind && planned.expectedCrowd > oftenTimes * median) {
    questions.push({
      path: 'expectedCrowd',
      message: `is more than ${oftenTimes} times the usual ${Math.round(median).toLocaleString('en')} of this kind: is the crowd right?`,
    });
  }
  return questions;
};

const isNear = (
  a: Pick<Planned, 'areaId' | 'lat' | 'lng'>,
  b: Pick<Planned, 'areaId' | 'lat' | 'lng'>,
): boolean => {
  if (a.areaId === b.areaId) return true;
  if (a.lat === null || a.lng === null || b.lat === null || b.lng === null) return false;
  return distanceMetres({ lat: a.lat, lng: a.lng }, { lat: b.lat, lng: b.lng }) <= nearMetres;
};
