import type { Gathering } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { expectedPatients } from './expected-patients.ts';
import type { GatheringRow } from './queries.ts';

export const presentGathering = (ctx: Ctx, row: GatheringRow): Gathering => {
  const { areaId, createdBy: _createdBy, startsAt, endsAt, createdAt, updatedAt, ...rest } = row;
  return {
    ...rest,
    area: { id: areaId, name: ctx.geography.area(areaId)?.name ?? areaId },
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    expected: expectedPatients(row),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
};
