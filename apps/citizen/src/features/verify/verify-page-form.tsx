'use client';

import type { VoteType } from '@pulse/contract';
import { useRouter } from 'next/navigation';
import { VerifyForm } from './verify-form.tsx';

/** The form on its own page: goes back to the incident when it is done. */
export function VerifyPageForm(props: { incidentId: string; type: VoteType }) {
  const router = useRouter();
  return <VerifyForm {...props} onDone={() => router.push(`/incidents/${props.incidentId}`)} />;
}
