import { shrunkSize } from './shrunk-size.ts';

const jpegQuality = 0.85;

/**
 * Redraws a photo small enough for a slow line; what the camera wrote beside it is dropped on the
 * way. A file that this browser cannot draw goes up as it is, and the server decides.
 */
export const shrinkPhoto = async (file: Blob): Promise<Blob> => {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(
    () => undefined,
  );
  if (!bitmap) return file;
  const { width, height } = shrunkSize(bitmap);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  context?.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  if (!context) return file;
  const drawn = await new Promise<Blob | null>((resolve) =>
    canvas.toBlob(resolve, 'image/jpeg', jpegQuality),
  );
  return drawn ?? file;
};
