import type { AlertDraft } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { notFound } from '../../kernel/errors.ts';
import { citiesOf, hospitalScope } from '../hospitals/index.ts';
import { presentDraft } from './present-draft.ts';
import { findDraft } from './queries.ts';

/** @throws DomainError `not_found`, also in a city where the planner has no hospital */
export const getAlertDraft = async (
  ctx: Ctx,
  { id }: { readonly id: string },
): Promise<AlertDraft> => {
  const cityIds = await citiesOf(ctx.db, hospitalScope(ctx.actor));
  const row = await findDraft(ctx.db, cityIds, id);
  if (row === undefined) throw notFound('draft');
  return presentDraft(row);
};
