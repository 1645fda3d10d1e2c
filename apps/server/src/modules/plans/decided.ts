import { z } from 'zod';
import type { Db, Tx } from '../../kernel/ctx.ts';
import type { Decided } from './agents/plan-state.ts';
import { nextDay } from './day-times.ts';
import { selectDecided } from './queries.ts';
import { StoredDay } from './stored-plan.ts';

const Days = z.array(StoredDay);
const State = z.enum(['accepted', 'changed', 'rejected']);

/** Decisions in force on a day and after, and those of the day before: their beds stand open. */
export const loadDecided = async (db: Db | Tx, cityId: string, today: string): Promise<Decided[]> =>
  (await selectDecided(db, cityId, nextDay(today, -1))).map((row): Decided => {
    const state = State.parse(row.state);
    const changed = state === 'changed' ? row.decidedAmount : null;
    return {
      key: row.actionKey,
      state,
      lastDay: row.lastDay,
      step: row.step,
      actions:
        state === 'rejected'
          ? []
          : Days.parse(row.days).flatMap(({ day, actions }) =>
              actions.map(({ id, amount }) => ({
                id,
                day,
                amount: changed === null ? amount : Math.round(changed / row.step),
              })),
            ),
    };
  });
