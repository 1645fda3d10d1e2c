'use client';

import { Button, ErrorState } from '@pulse/ui';

export interface LoadFailureProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** The server component's own message stays on the server; only its digest comes here. */
export const LoadFailure = ({ error, reset }: LoadFailureProps) => (
  <ErrorState
    title="This screen could not be loaded"
    nextStep="The city server may be starting or busy. Try again in a moment; nothing that you did is lost."
    requestId={error.digest}
    action={
      <Button
        variant="primary"
        onClick={() => {
          reset();
          location.reload();
        }}
      >
        Try again
      </Button>
    }
  />
);
