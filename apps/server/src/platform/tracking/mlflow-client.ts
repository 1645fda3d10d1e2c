import { describeError } from '../health.ts';
import { TrackingError } from './port.ts';

type Answer = Record<string, unknown>;

export interface MlflowClient {
  get(path: string, query: Record<string, string>): Promise<Answer>;
  post(path: string, body: Answer): Promise<Answer>;
  putArtifact(path: string, bytes: Uint8Array): Promise<void>;
  /** An answer that lacks what the API promises counts as a passing fault: a proxy may have spoken. */
  text(value: unknown, what: string): string;
  record(value: unknown, what: string): Answer;
}

/** The server understood and said no. */
export class MlflowRefusal extends TrackingError {
  override name = 'MlflowRefusal';
  constructor(
    readonly code: string,
    readonly status: number,
  ) {
    // 401 and 403 are mended by an operator, without touching the run.
    super(`MLflow refused: ${code}`, status >= 500 || [401, 403, 404, 408, 429].includes(status));
  }
}

const fileTimeFactor = 10;

export function createMlflowClient(uri: string, timeoutMs: number): MlflowClient {
  const { base, authorization } = partsOf(uri);
  const ask = async (url: string, init: RequestInit, limitMs = timeoutMs): Promise<Answer> => {
    const { status, text } = await send(url, init, limitMs);
    const body = asRecord(text);
    if (status >= 200 && status < 300) return body;
    throw new MlflowRefusal(
      typeof body.error_code === 'string' ? body.error_code : `status ${status}`,
      status,
    );
  };
  const send = async (url: string, init: RequestInit, limitMs: number) => {
    try {
      const response = await fetch(url, {
        ...init,
        headers: { accept: 'application/json', ...authorization, ...init.headers },
        redirect: 'error',
        signal: AbortSignal.timeout(limitMs),
      });
      return { status: response.status, text: await response.text() };
    } catch (error) {
      const why = describeError(error);
      throw new TrackingError(`MLflow does not answer: ${why}`, true, { cause: error });
    }
  };
  return {
    get: (path, query) =>
      ask(`${base}/api/2.0/mlflow/${path}?${new URLSearchParams(query)}`, { method: 'GET' }),
    post: (path, body) =>
      ask(`${base}/api/2.0/mlflow/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    putArtifact: async (path, bytes) => {
      const encoded = path.split('/').map(encodeURIComponent).join('/');
      await ask(
        `${base}/api/2.0/mlflow-artifacts/artifacts/${encoded}`,
        {
          method: 'PUT',
          headers: { 'content-type': 'application/octet-stream' },
          body: Uint8Array.from(bytes),
        },
        timeoutMs * fileTimeFactor,
      );
    },
    text: (value, what) => {
      if (typeof value === 'string' && value !== '') return value;
      throw new TrackingError(`MLflow answered without ${what}`, true);
    },
    record: (value, what) => {
      if (typeof value === 'object' && value !== null) return { ...value };
      throw new TrackingError(`MLflow answered without ${what}`, true);
    },
  };
}

/** fetch takes no password in an address: it goes into a header. */
function partsOf(uri: string): { base: string; authorization: Record<string, string> } {
  const url = new URL(uri);
  const { username, password } = url;
  url.username = '';
  url.password = '';
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return {
    base: url.href.replace(/\/+$/, ''),
    authorization:
      username === '' ? {} : { authorization: `Basic ${Buffer.from(pair).toString('base64')}` },
  };
}

function asRecord(text: string): Answer {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}
