import { ApiError, Photo, Problem, routes, UnreachableError } from '@pulse/contract';

export interface UploadOptions {
  /** The same key for the same photo: a retry then finds the first upload. */
  idempotencyKey: string;
  /** Share of the bytes that left, 0-1. */
  onProgress?: (share: number) => void;
}

const timeoutMs = 120_000;

/** Sends one photo. By XMLHttpRequest, since `fetch` cannot say how far an upload is. */
export const uploadPhoto = (photo: Blob, options: UploadOptions): Promise<Photo> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', routes.uploadPhoto.path);
    request.timeout = timeoutMs;
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('idempotency-key', options.idempotencyKey);
    request.upload.onprogress = ({ loaded, total }) =>
      options.onProgress?.(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const answer = Photo.safeParse(parsed(request.responseText));
      if (request.status < 300 && answer.success) resolve(answer.data);
      else reject(problemOf(request));
    };
    const unreachable = () => reject(new UnreachableError('The photo could not be sent.'));
    request.onerror = unreachable;
    request.ontimeout = unreachable;
    request.onabort = unreachable;
    const form = new FormData();
    form.set('photo', photo, 'photo.jpg');
    request.send(form);
  });

const problemOf = (request: XMLHttpRequest): Error => {
  const problem = Problem.safeParse(parsed(request.responseText));
  if (problem.success) return new ApiError(problem.data);
  return new UnreachableError(`The server answered ${request.status}.`);
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
