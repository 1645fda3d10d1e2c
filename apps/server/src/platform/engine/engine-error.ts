/** Why the engine has no answer, in one word. */
export const engineErrorCodes = [
  /** The queue is full. */
  'busy',
  /** Not done within the limit; it was given up. */
  'late',
  /** The model that this needs is missing or cannot be read. */
  'no_model',
  /** The thread ended while it worked on this. */
  'crashed',
  /** A remote engine does not answer, or this one is stopping. */
  'unreachable',
  /** A remote engine does not take work from us. */
  'refused',
  /** Nothing can be computed from this input. */
  'bad_input',
] as const;
export type EngineErrorCode = (typeof engineErrorCodes)[number];

/** The engine has no answer; the caller does without, or tries again later. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly code: EngineErrorCode;

  constructor(code: EngineErrorCode, message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.code = code;
  }
}
