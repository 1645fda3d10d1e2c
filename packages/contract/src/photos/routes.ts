import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { Photo, PhotoSize } from '../incidents/schemas.ts';
import { Uuid } from '../primitives.ts';
import { incidentStaff } from '../roles.ts';

export const uploadPhoto = defineRoute({
  id: 'uploadPhoto',
  method: 'POST',
  path: '/api/photos',
  tag: 'photos',
  summary: 'Upload one photo: JPEG, PNG or WebP, 10 MB at most',
  description:
    'The form field is `photo`. Metadata (place, camera, time) is dropped; only re-drawn copies are kept. A photo that is not attached to anything within a day is deleted.',
  access: ['citizen', ...incidentStaff],
  bodyKind: 'multipart',
  status: 201,
  response: Photo,
  idempotent: true,
  errors: ['photo_unreadable', 'unsupported_media_type', 'payload_too_large'],
});

export const getPhoto = defineRoute({
  id: 'getPhoto',
  method: 'GET',
  path: '/api/photos/:id/:size',
  tag: 'photos',
  summary: 'A photo as WebP',
  description:
    'Photos of public incidents need no signature. Others are reached by the signed, expiring address that the API gives to those who may see them.',
  access: 'anyone',
  params: z.object({ id: Uuid, size: PhotoSize }),
  query: z.object({ expires: z.string().optional(), signature: z.string().optional() }),
  responseKind: 'binary',
  errors: ['not_found'],
});
