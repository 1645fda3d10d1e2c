import type { HospitalSettings, PlanSettings, Settings } from '@pulse/contract';
import type { FigureField } from './read-figures.ts';

export const thresholds: readonly FigureField<keyof Settings>[] = [
  {
    name: 'verificationThreshold',
    label: 'Weight that verifies',
    hint: 'When confirmations weigh this much, an incident counts as verified.',
    unit: 'votes',
    step: 0.5,
  },
  {
    name: 'photoVoteWeight',
    label: 'Weight of a vote with a photo',
    hint: 'A vote without a photo counts 1.',
    unit: 'votes',
    step: 0.5,
  },
  {
    name: 'similarRadiusMetres',
    label: 'Similar within',
    hint: 'Reports of one category this close may be the same.',
    unit: 'm',
    step: 10,
  },
  {
    name: 'similarWindowHours',
    label: 'Similar if younger than',
    hint: 'Older reports are not offered as the same.',
    unit: 'h',
    step: 1,
  },
  {
    name: 'undoWindowMinutes',
    label: 'Undo within',
    hint: 'How long a decision can be taken back.',
    unit: 'min',
    step: 1,
  },
];

const opel = 'OPEL-style level';

export const hospitalFigures: readonly FigureField<keyof HospitalSettings>[] = [
  {
    name: 'silenceAfterHours',
    label: 'Silent after',
    hint: 'A hospital that said nothing for so long counts as silent.',
    unit: 'h',
    step: 0.25,
  },
  ...([2, 3, 4] as const).map((level) => ({
    name: `opel${level}Blocking` as const,
    label: `${opel} ${level}, beds`,
    hint: 'From this chance on that the next patient finds no staffed bed.',
    unit: 'share',
    step: 0.01,
  })),
  ...([2, 3, 4] as const).map((level) => ({
    name: `opel${level}Nedocs` as const,
    label: `${opel} ${level}, emergency`,
    hint: 'From this crowding score (NEDOCS) on.',
    unit: 'points',
    step: 1,
  })),
];

export const planFigures: readonly FigureField<Exclude<keyof PlanSettings, 'nurseRatios'>>[] = [
  {
    name: 'budget',
    label: 'Budget of a plan',
    hint: 'For all its days; empty: not limited.',
    unit: '₹',
    step: 1_000,
    optional: true,
  },
  { name: 'horizonDays', label: 'Days planned', hint: 'From today.', unit: 'days', step: 1 },
  {
    name: 'bedsPerBlock',
    label: 'Beds in a block',
    hint: 'Opened together.',
    unit: 'beds',
    step: 1,
  },
  {
    name: 'surgeShare',
    label: 'Surge beds',
    hint: 'Beyond the licence, as a share of it.',
    unit: 'share',
    step: 0.01,
  },
  { name: 'blockSetUpCost', label: 'Setting up a block', hint: 'Once.', unit: '₹', step: 500 },
  { name: 'bedCostPerDay', label: 'A bed a day', hint: 'While it is open.', unit: '₹', step: 100 },
  { name: 'nurseShiftCost', label: 'Overtime of a nurse', hint: 'A shift.', unit: '₹', step: 100 },
  { name: 'agencyShiftCost', label: 'Agency nurse', hint: 'A shift.', unit: '₹', step: 100 },
  {
    name: 'overtimeShare',
    label: 'Nurses for overtime',
    hint: 'As a share of the roster.',
    unit: 'share',
    step: 0.05,
  },
  {
    name: 'agencyShare',
    label: 'Nurses from agencies',
    hint: 'As a share of the roster.',
    unit: 'share',
    step: 0.05,
  },
  {
    name: 'transferCost',
    label: 'Taking a patient elsewhere',
    hint: 'Each.',
    unit: '₹',
    step: 100,
  },
  {
    name: 'mostTransfersPerDay',
    label: 'Patients taken elsewhere',
    hint: 'At most, a day and way.',
    unit: 'people',
    step: 1,
  },
  { name: 'deliveryCost', label: 'A delivery', hint: 'Each.', unit: '₹', step: 500 },
  {
    name: 'deliveryDays',
    label: 'A delivery lasts',
    hint: 'Days of usual use.',
    unit: 'days',
    step: 0.5,
  },
  {
    name: 'deliveryLeadDays',
    label: 'A delivery takes',
    hint: 'From order to arrival.',
    unit: 'days',
    step: 1,
  },
  {
    name: 'reserveDays',
    label: 'Reserve',
    hint: 'Days of use that are never touched.',
    unit: 'days',
    step: 0.5,
  },
  {
    name: 'weightOverflow',
    label: 'A patient without a bed',
    hint: 'What avoiding it for a day is worth.',
    unit: '₹',
    step: 1_000,
  },
  {
    name: 'weightNurseShortage',
    label: 'A nurse missing',
    hint: 'What avoiding it for a shift is worth.',
    unit: '₹',
    step: 1_000,
  },
  {
    name: 'weightTransfer',
    label: 'The burden of a transfer',
    hint: 'On top of what it costs.',
    unit: '₹',
    step: 100,
  },
  {
    name: 'timeLimitSeconds',
    label: 'Time to plan',
    hint: 'After it the best plan so far counts.',
    unit: 's',
    step: 0.5,
  },
];
