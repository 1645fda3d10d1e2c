import type { Settings } from '@pulse/contract';

export const defaultSettings: Settings = {
  verificationThreshold: 3,
  photoVoteWeight: 2,
  similarRadiusMetres: 150,
  similarWindowHours: 72,
  undoWindowMinutes: 15,
};
