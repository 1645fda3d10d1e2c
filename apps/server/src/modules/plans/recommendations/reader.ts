import type { Ctx, Db, Tx } from '../../../kernel/ctx.ts';
import { citiesOf, type HospitalScope, hospitalScope, isInScope } from '../../hospitals/index.ts';

/** Whose recommendations somebody may see. */
export interface Reader {
  readonly scope: HospitalScope;
  /** Cities with a hospital of theirs, whose advisories they see and decide. */
  readonly cityIds: 'all' | readonly string[];
}

interface Concerned {
  readonly hospitalId: string | null;
  readonly toId: string | null;
  readonly cityId: string;
}

/** @throws DomainError `forbidden` for everybody but planners and administrators */
export const readerOf = async (ctx: Ctx, db: Db | Tx): Promise<Reader> => {
  const scope = hospitalScope(ctx.actor);
  return { scope, cityIds: await citiesOf(db, scope) };
};

/** So many others have to stand behind a sum, as behind those of a whole city. */
const leastOthers = 5;

/** Whether a sum over these hospitals, less what the reader knows of own ones, tells of few others. */
export const tellsOfFew = ({ scope }: Reader, hospitalIds: readonly string[]): boolean => {
  const others = hospitalIds.filter((id) => !isInScope(scope, id)).length;
  return others > 0 && others < leastOthers;
};

/** The hospital that it is for decides; where patients are taken to only knows of it. */
export const decides = ({ scope, cityIds }: Reader, row: Concerned): boolean =>
  row.hospitalId === null
    ? cityIds === 'all' || cityIds.includes(row.cityId)
    : isInScope(scope, row.hospitalId);

/** The reader's own among the hospitals that it concerns, for the audit. */
export const ownHospitals = ({ scope }: Reader, rows: readonly Concerned[]): string[] => {
  const ids = rows.flatMap(({ hospitalId, toId }) => [hospitalId, toId]);
  return [...new Set(ids)].filter((id) => id !== null).filter((id) => isInScope(scope, id));
};
