'use server';

import { ApiError, type ErrorCode, routes } from '@pulse/contract';
import { redirect } from 'next/navigation';
import { session } from '../../session.ts';
import { loadCityPack } from '../city/load-city-pack.ts';
import { uploadFromForm } from '../photos/upload-from-form.ts';
import { mostPhotos } from './report-draft.ts';

export interface FailedReport {
  problem: ErrorCode | 'unreachable' | 'no_ward';
  /** Given back, so that nothing has to be typed twice. */
  values: { description: string; category: string; ward: string };
}

/** A report from a page without script: its place is the middle of the ward that was chosen. */
export const reportAction = async (
  _: FailedReport | undefined,
  form: FormData,
): Promise<FailedReport> => {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const values = {
    description: text('description'),
    category: text('category'),
    ward: text('ward'),
  };
  const ward = (await loadCityPack())?.wards.find(({ id }) => id === values.ward);
  if (!ward) return { problem: 'no_ward', values };
  if (!(await session.currentToken())) return { problem: 'unauthenticated', values };
  const call = session.serverClient();
  const key = text('key');
  let sentId: string;
  try {
    const photoIds = await uploadFromForm(call, form, mostPhotos, key || undefined);
    const { description, category } = values;
    const body = { description, category, ...ward.centre, photoIds };
    sentId = (await call(routes.createIncident, { body, idempotencyKey: key || undefined })).id;
  } catch (error) {
    return { problem: error instanceof ApiError ? error.problem.code : 'unreachable', values };
  }
  redirect(`/report?receipt=${sentId}`);
};
