/** `absent`: the runtime is not installed. `unreadable`: no model of ours. `unfit`: wrong numbers. `slow`: out of time. */
export type OnnxFault = 'absent' | 'unreadable' | 'unfit' | 'slow';

export class OnnxError extends Error {
  override name = 'OnnxError';
  constructor(
    readonly fault: OnnxFault,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
