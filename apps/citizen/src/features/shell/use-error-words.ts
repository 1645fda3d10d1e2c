import { ApiError, UnreachableError } from '@pulse/contract';
import { useTranslations } from 'next-intl';

export interface ErrorWords {
  title: string;
  nextStep: string;
  requestId?: string;
}

/** What went wrong and what to do next, in the reader's language. */
export const useErrorWords = () => {
  const t = useTranslations('errors');
  return (error: unknown): ErrorWords => {
    if (error instanceof ApiError) {
      const { code, requestId } = error.problem;
      const known = t.has(`${code}.title`) ? code : 'other';
      return {
        title: t(`${known}.title`),
        nextStep: t(`${known}.nextStep`),
        requestId: known === 'other' ? requestId : undefined,
      };
    }
    const kind = error instanceof UnreachableError ? 'unreachable' : 'other';
    return { title: t(`${kind}.title`), nextStep: t(`${kind}.nextStep`) };
  };
};
