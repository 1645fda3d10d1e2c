import type { IncidentStatus } from '@pulse/contract';
import type { Db } from '../../../kernel/ctx.ts';

export interface WaitingReport {
  readonly id: string;
  readonly cityId: string;
  readonly category: string;
  readonly description: string;
  readonly status: IncidentStatus;
  readonly lat: number;
  readonly lng: number;
  readonly votesConfirm: number;
  readonly votesDispute: number;
  readonly createdAt: Date;
}

/** Open reports that no engine has read yet, the newest first; what was imported was judged elsewhere. */
export const selectWaiting = (
  db: Db,
  limit: number,
  except: readonly string[],
): Promise<WaitingReport[]> =>
  db
    .selectFrom('incidents')
    .select([
      'id',
      'cityId',
      'category',
      'description',
      'status',
      'lat',
      'lng',
      'votesConfirm',
      'votesDispute',
      'createdAt',
    ])
    .where('classificationId', 'is', null)
    .where('status', 'in', ['reported', 'active'])
    .where('source', '<>', 'import')
    .$if(except.length > 0, (query) => query.where('id', 'not in', except))
    .orderBy('createdAt', 'desc')
    .limit(limit)
    .execute();
