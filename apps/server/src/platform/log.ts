/** The part of a pino-style logger that the ports use. */
export interface Log {
  info(detail: object, message: string): void;
  warn(detail: object, message: string): void;
}

export const silentLog: Log = { info() {}, warn() {} };
