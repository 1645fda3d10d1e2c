import type { PhotoSize } from '@pulse/contract';

/** Longest side in pixels. */
export const photoSizes = { thumb: 320, medium: 960, large: 1920 } as const satisfies Record<
  PhotoSize,
  number
>;

export const photoSizeNames: readonly PhotoSize[] = ['thumb', 'medium', 'large'];

export const blobKey = (photoId: string, size: PhotoSize): string =>
  `photos/${photoId}/${size}.webp`;
