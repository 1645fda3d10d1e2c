import { ModelRun } from '@pulse/contract';
import type { RunRow } from './queries.ts';

export const presentRun = (row: RunRow, liveId: string | null): ModelRun =>
  ModelRun.parse({
    ...row,
    progress: { share: row.share, doing: row.doing },
    startedAt: row.startedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    isLive: row.id === liveId,
  });
