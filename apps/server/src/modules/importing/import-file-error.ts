/** The file cannot be imported at all. The message names it, the line if there is one, and a remedy. */
export class ImportFileError extends Error {
  override readonly name = 'ImportFileError';
}
