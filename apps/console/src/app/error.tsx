'use client';

import { LoadFailure, type LoadFailureProps } from '../features/shell/load-failure.tsx';

export default function ErrorPage(props: LoadFailureProps) {
  return (
    <main className="mx-auto max-w-xl p-8">
      <LoadFailure {...props} />
    </main>
  );
}
