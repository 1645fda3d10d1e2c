import { routes } from '@pulse/contract';
import { type BoundRoute, bind, RawReply } from '../../kernel/route-binding.ts';
import { getPhoto } from './get-photo.ts';
import { uploadPhoto } from './upload-photo.ts';

export const photoRoutes: readonly BoundRoute[] = [
  bind(routes.uploadPhoto, (ctx, { file }) => uploadPhoto(ctx, file)),
  bind(routes.getPhoto, async (ctx, { params, query }) => {
    const photo = await getPhoto(ctx, { ...params, ...query });
    return new RawReply(photo.bytes, {
      'content-type': 'image/webp',
      'cache-control': photo.isPublic
        ? 'public, max-age=86400, immutable'
        : 'private, max-age=3600',
      etag: `"${photo.tag}"`,
      'x-content-type-options': 'nosniff',
    });
  }),
];
