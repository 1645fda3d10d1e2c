import { type Call, routes } from '@pulse/contract';

/** Hands a form's photos on to the city, one after the other; empty when none was chosen. */
export const uploadFromForm = async (
  call: Call,
  form: FormData,
  most: number,
  idempotencyKey?: string,
): Promise<string[]> => {
  const ids: string[] = [];
  for (const [index, photo] of chosenPhotos(form).slice(0, most).entries()) {
    const body = new FormData();
    body.set('photo', photo, 'photo');
    const key = idempotencyKey ? `${idempotencyKey}-${index}` : undefined;
    ids.push((await call(routes.uploadPhoto, { form: body, idempotencyKey: key })).id);
  }
  return ids;
};

/** A file input that was left alone sends one empty file. */
const chosenPhotos = (form: FormData): Blob[] =>
  form.getAll('photo').filter((value): value is File => value instanceof Blob && value.size > 0);
