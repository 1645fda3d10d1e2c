'use client';

import { Button, ErrorState } from '@pulse/ui';
import { explainError } from '../words/explain-error.ts';

export interface QueryErrorProps {
  error: unknown;
  onRetry?: () => void;
  className?: string;
}

export function QueryError({ error, onRetry, className }: QueryErrorProps) {
  const words = explainError(error);
  return (
    <ErrorState
      {...words}
      className={className}
      action={onRetry ? <Button onClick={onRetry}>Try again</Button> : undefined}
    />
  );
}
