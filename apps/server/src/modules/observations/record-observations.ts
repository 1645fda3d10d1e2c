import type { Observation, RecordedObservation, RouteBody, routes } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { confirmationNeeded, DomainError, notFound } from '../../kernel/errors.ts';
import { write } from '../../kernel/write.ts';
import { hospitalScope, lockHospitals } from '../hospitals/index.ts';
import { checkObservation } from './check-observation.ts';
import { keepObservations } from './keep-observations.ts';

/**
 * Takes what hospitals say of themselves, all or none.
 *
 * @throws DomainError `not_found` for a hospital of somebody else too, `validation_failed`,
 *   `confirmation_needed`
 */
export const recordObservations = (
  ctx: Ctx,
  input: RouteBody<typeof routes.recordObservations>,
  source: 'api' | 'demo' = 'api',
): Promise<{ items: RecordedObservation[] }> => {
  const scope = hospitalScope(ctx.actor);
  const isBatch = 'observations' in input;
  const observations: readonly Observation[] = isBatch ? input.observations : [input];
  const pathOf = (index: number, path: string) =>
    isBatch ? `body.observations.${index}.${path}` : `body.${path}`;
  return write(ctx, async (tx) => {
    const ids = observations.map(({ hospitalId }) => hospitalId);
    const hospitals = await lockHospitals(tx, scope, ids);
    const now = ctx.clock.now();
    const remarks = observations.map((observation, index) => {
      const hospital = hospitals.get(observation.hospitalId);
      if (hospital === undefined) throw notFound('hospital');
      const { errors, questions } = checkObservation(observation, hospital, now);
      const placed = (one: { path: string; message: string }) => ({
        path: pathOf(index, one.path),
        message: one.message,
      });
      return { errors: errors.map(placed), questions: questions.map(placed) };
    });
    const errors = remarks.flatMap((one) => one.errors);
    if (errors.length > 0) throw notRight(errors);
    const questions = remarks.flatMap((one) => one.questions);
    if (questions.length > 0 && input.confirm !== true) throw confirmationNeeded(questions);
    return { items: await keepObservations(ctx, tx, hospitals, observations, source) };
  });
};

const notRight = (errors: { path: string; message: string }[]) =>
  new DomainError(
    'validation_failed',
    errors.map(({ path, message }) => `${path}: ${message}`).join('; '),
    { remedy: 'Correct what is named in `errors` and send it again.', errors },
  );
