'use server';

import { ApiError, routes, VoteType } from '@pulse/contract';
import { redirect } from 'next/navigation';
import { session } from '../../session.ts';
import { uploadFromForm } from '../photos/upload-from-form.ts';

/** A vote from a page without script. */
export const voteAction = async (form: FormData): Promise<void> => {
  const incidentId = String(form.get('incidentId') ?? '');
  const type = VoteType.catch('confirm').parse(form.get('type'));
  const page = `/incidents/${encodeURIComponent(incidentId)}`;
  const here = `${page}/verify?type=${type}`;
  if (!(await session.currentToken())) redirect(signInFor(here));
  const call = session.serverClient();
  let target = page;
  try {
    const [photoId] = await uploadFromForm(call, form, 1);
    await call(routes.castVote, { params: { id: incidentId }, body: { type, photoId } });
  } catch (error) {
    target = failedTarget(error, here);
  }
  redirect(target);
};

/** Takes a vote back from a page without script. */
export const withdrawAction = async (incidentId: string): Promise<void> => {
  const page = `/incidents/${encodeURIComponent(incidentId)}`;
  let target = page;
  try {
    await session.serverClient()(routes.withdrawVote, { params: { id: incidentId } });
  } catch (error) {
    target = failedTarget(error, page);
  }
  redirect(target);
};

const failedTarget = (error: unknown, here: string): string => {
  const code = error instanceof ApiError ? error.problem.code : 'unreachable';
  if (error instanceof ApiError && error.problem.status === 401) return signInFor(here);
  return `${here}${here.includes('?') ? '&' : '?'}problem=${code}`;
};

const signInFor = (next: string): string => `/sign-in?${new URLSearchParams({ next })}`;
