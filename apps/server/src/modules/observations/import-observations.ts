import type { ObservationImport, RouteQuery, routes } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { createTimeReader } from '../../kernel/read-time.ts';
import { write } from '../../kernel/write.ts';
import { hospitalScope, lockHospitals } from '../hospitals/index.ts';
import { checkObservation } from './check-observation.ts';
import { keepObservations } from './keep-observations.ts';
import { type CsvLine, readObservationCsv } from './read-observation-csv.ts';

type Input = RouteQuery<typeof routes.importObservations> & { readonly bytes: Buffer };
type GoodLine = CsvLine & { observation: NonNullable<CsvLine['observation']> };

const utcWithoutCity = 'UTC';

/**
 * Keeps the observations of a CSV file. With a single error, or a question that is not confirmed,
 * nothing of it is kept; `partial` keeps the lines that are right.
 *
 * @throws DomainError `validation_failed` when the file cannot be read at all
 */
export const importObservations = (
  ctx: Ctx,
  { bytes, partial = false, confirm = false }: Input,
): Promise<ObservationImport> => {
  const scope = hospitalScope(ctx.actor);
  const city = ctx.geography.city(ctx.config.defaultCityId);
  const readTime = createTimeReader(city?.timeZone ?? utcWithoutCity);
  const { lines, droppedColumns } = readObservationCsv(bytes.toString('utf8'), readTime);
  return write(ctx, async (tx) => {
    const read = lines.filter((line): line is GoodLine => line.observation !== undefined);
    const ids = read.map(({ observation }) => observation.hospitalId);
    const hospitals = await lockHospitals(tx, scope, ids);
    const now = ctx.clock.now();
    const errors = lines.flatMap(({ line, faults }) => faults.map((fault) => ({ line, ...fault })));
    const questions: ObservationImport['questions'] = [];
    const good = read.filter(({ line, observation }) => {
      const hospital = hospitals.get(observation.hospitalId);
      if (hospital === undefined) {
        errors.push({ line, column: 'hospital_id', message: 'is none of your hospitals' });
        return false;
      }
      const found = checkObservation(observation, hospital, now);
      for (const { path, message } of found.errors) errors.push({ line, column: path, message });
      for (const { path, message } of found.questions) {
        questions.push({ line, message: `${path}: ${message}` });
      }
      return found.errors.length === 0 && (confirm || found.questions.length === 0);
    });
    const written = partial || (errors.length === 0 && (confirm || questions.length === 0));
    const kept = written
      ? await keepObservations(
          ctx,
          tx,
          hospitals,
          good.map(({ observation }) => observation),
          'csv',
        )
      : [];
    const count = (wanted: string) => kept.filter(({ outcome }) => outcome === wanted).length;
    return {
      rows: lines.length,
      recorded: count('recorded'),
      corrected: count('corrected'),
      unchanged: count('unchanged'),
      written,
      droppedColumns,
      errors: errors.sort((a, b) => a.line - b.line),
      questions,
    };
  });
};
