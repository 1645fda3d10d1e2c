import { readSeverityModel } from './model-bytes.ts';
import { type SeverityInput, type SeverityScore, scoreSeverity } from './score-severity.ts';

export interface LoadedSeverity {
  score(input: SeverityInput): SeverityScore;
}

/** @throws Error when the bytes are no severity model of this version */
export const loadSeverity = (bytes: Uint8Array): LoadedSeverity => {
  const parts = readSeverityModel(bytes);
  return { score: (input) => scoreSeverity(parts, input) };
};
