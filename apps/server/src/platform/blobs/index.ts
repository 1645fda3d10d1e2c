export { type DiskBlobsOptions, openDiskBlobs } from './disk.ts';
export type { Blob, Blobs } from './port.ts';
export { openS3Blobs, type S3BlobsOptions } from './s3.ts';
