'use client';

import { LoadFailure, type LoadFailureProps } from '../../features/shell/load-failure.tsx';

/** Within the shell, which has the page's `main` already. */
export default function StaffErrorPage(props: LoadFailureProps) {
  return (
    <div className="mx-auto max-w-xl p-8">
      <LoadFailure {...props} />
    </div>
  );
}
