import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { DB } from '../../kernel/database.generated.ts';

/** The incident of that number, or those whose description has a word that begins so, for each word. */
export const matchesText = (
  eb: ExpressionBuilder<DB, 'incidents'>,
  text: string,
): Expression<SqlBool> => {
  const isRef = eb('incidents.ref', '=', text.toUpperCase());
  const query = prefixQuery(text);
  if (query === undefined) return isRef;
  return eb.or([
    isRef,
    sql<boolean>`${eb.ref('incidents.words')} @@ to_tsquery('simple', ${query})`,
  ]);
};

/** Only letters, marks and digits get into the query, so no text can break its syntax. */
export const prefixQuery = (text: string): string | undefined => {
  const words = text.match(/[\p{L}\p{M}\p{N}]+/gu);
  return words?.map((word) => `'${word}':*`).join(' & ');
};
