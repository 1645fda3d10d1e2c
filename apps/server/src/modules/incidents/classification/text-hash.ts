import { createHash } from 'node:crypto';

/** SHA-256 of what the engine is told of a report: another text or category is another question. */
export const textHash = (report: { description: string; category: string }): Buffer =>
  createHash('sha256').update(report.category).update('\0').update(report.description).digest();
