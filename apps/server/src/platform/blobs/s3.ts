import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { describeError, measureHealth } from '../health.ts';
import { type Log, silentLog } from '../log.ts';
import { type Blobs, requireBlobKey } from './port.ts';

export interface S3BlobsOptions {
  bucket: string;
  region?: string;
  endpoint?: string;
  accessKeyId?: string;
  secretAccessKey?: string;
  forcePathStyle?: boolean;
  timeoutMs?: number;
  log?: Log;
}

/** Any S3-compatible store. The bucket is made when first needed, so the store may start later than we do. */
export async function openS3Blobs(options: S3BlobsOptions): Promise<Blobs> {
  const { bucket, timeoutMs = 10_000, log = silentLog } = options;
  const client = createClient(options);
  let bucketReady: Promise<void> | undefined;

  const inTime = () => ({ abortSignal: AbortSignal.timeout(timeoutMs) });
  const ready = () => {
    bucketReady ??= ensureBucket().catch((error: unknown) => {
      bucketReady = undefined;
      throw error;
    });
    return bucketReady;
  };
  async function ensureBucket() {
    try {
      await client.send(new HeadBucketCommand({ Bucket: bucket }), inTime());
    } catch (error) {
      if (!isMissing(error)) throw error;
      await client.send(new CreateBucketCommand({ Bucket: bucket }), inTime());
    }
  }
  await ready().catch((error: unknown) =>
    log.warn({ bucket, detail: describeError(error) }, 'blob store does not answer yet'),
  );

  return {
    kind: 's3',
    async put(key, bytes, contentType) {
      const Key = requireBlobKey(key);
      await ready();
      await client.send(
        new PutObjectCommand({ Bucket: bucket, Key, Body: bytes, ContentType: contentType }),
        inTime(),
      );
    },
    async get(key) {
      const Key = requireBlobKey(key);
      await ready();
      return orUndefined(async () => {
        const found = await client.send(new GetObjectCommand({ Bucket: bucket, Key }), inTime());
        const bytes = Buffer.from((await found.Body?.transformToByteArray()) ?? []);
        const contentType = found.ContentType ?? 'application/octet-stream';
        return { bytes, contentType, sizeBytes: bytes.length };
      });
    },
    async exists(key) {
      const Key = requireBlobKey(key);
      await ready();
      const head = new HeadObjectCommand({ Bucket: bucket, Key });
      return (await orUndefined(() => client.send(head, inTime()))) !== undefined;
    },
    async delete(key) {
      const Key = requireBlobKey(key);
      await ready();
      await orUndefined(() =>
        client.send(new DeleteObjectCommand({ Bucket: bucket, Key }), inTime()),
      );
    },
    health: () =>
      measureHealth('s3', async () => {
        await client.send(new HeadBucketCommand({ Bucket: bucket }), inTime());
        return undefined;
      }),
    async close() {
      client.destroy();
    },
  };
}

function createClient(options: S3BlobsOptions): S3Client {
  const { accessKeyId, secretAccessKey } = options;
  return new S3Client({
    region: options.region ?? 'us-east-1',
    ...(options.endpoint ? { endpoint: options.endpoint } : {}),
    forcePathStyle: options.forcePathStyle ?? options.endpoint !== undefined,
    // The default trailing checksum is stored as part of the object by stores that do not know it.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 2,
    ...(accessKeyId && secretAccessKey ? { credentials: { accessKeyId, secretAccessKey } } : {}),
  });
}

async function orUndefined<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404;
}
