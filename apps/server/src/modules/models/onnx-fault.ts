import type { ErrorCode } from '@pulse/contract';
import { DomainError } from '../../kernel/errors.ts';
import { OnnxError } from '../../platform/onnx/index.ts';

/** What the runtime says, as what a person is told; anything else is passed on as it is. */
export const fromOnnxError = (error: unknown, unfit: ErrorCode): unknown => {
  if (!(error instanceof OnnxError)) return error;
  const { fault, message } = error;
  if (fault === 'absent') {
    return new DomainError('unavailable', message, { cause: error });
  }
  if (fault === 'unfit') {
    return new DomainError(unfit, message, {
      remedy: 'Compare the numbers with the inputs that the run declares.',
      cause: error,
    });
  }
  return new DomainError('model_unreadable', message, {
    remedy: 'Export it anew for ONNX Runtime, with numeric inputs and outputs.',
    cause: error,
  });
};
