import { type Call, routes } from '@pulse/contract';

/** Hands a form's photo on to the city; undefined when none was chosen. */
export const uploadFromForm = async (
  call: Call,
  form: FormData,
  idempotencyKey?: string,
): Promise<string | undefined> => {
  const photo = form.get('photo');
  if (!(photo instanceof Blob) || photo.size === 0) return undefined;
  const body = new FormData();
  body.set('photo', photo, 'photo');
  return (await call(routes.uploadPhoto, { form: body, idempotencyKey })).id;
};
