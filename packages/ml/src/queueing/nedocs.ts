export interface NedocsInput {
  readonly edPatients: number;
  readonly edBeds: number;
  /** Admitted, waiting in the emergency department for a bed. */
  readonly boarders: number;
  readonly hospitalBeds: number;
  readonly ventilatedInEd: number;
  readonly longestBoardingHours: number;
  readonly lastDoorToBedHours: number;
}

/**
 * National emergency department overcrowding score (Weiss et al. 2004).
 *
 * @returns from -20 up; above 200 the original reads as 200, here it goes on
 */
export const nedocs = (input: NedocsInput): number =>
  -20 +
  85.8 * (input.edPatients / input.edBeds) +
  600 * (input.boarders / input.hospitalBeds) +
  13.4 * input.ventilatedInEd +
  0.93 * input.longestBoardingHours +
  5.64 * input.lastDoorToBedHours;

export const nedocsLevels = [
  'notBusy',
  'busy',
  'extremelyBusy',
  'overcrowded',
  'severe',
  'dangerous',
] as const;
export type NedocsLevelName = (typeof nedocsLevels)[number];

/** The last score of each level but the highest. */
const lastScores = [20, 60, 100, 140, 180];

export const nedocsLevel = (score: number): NedocsLevelName => {
  const at = lastScores.findIndex((last) => Math.round(score) <= last);
  return nedocsLevels[at === -1 ? nedocsLevels.length - 1 : at] ?? 'dangerous';
};
