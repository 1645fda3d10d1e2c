import { Settings } from '@pulse/contract';

export interface ThresholdField {
  name: keyof Settings;
  label: string;
  hint: string;
  unit: string;
  step: number;
}

export const thresholds: readonly ThresholdField[] = [
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

export interface ThresholdsRead {
  /** Present when every figure is allowed. */
  settings?: Settings;
  errors: Partial<Record<keyof Settings, string>>;
}

/** What was typed, checked against the same bounds that the server holds. */
export const readThresholds = (typed: Readonly<Record<string, string>>): ThresholdsRead => {
  const numbers = Object.fromEntries(
    Object.entries(typed).map(([name, text]) => [name, text.trim() === '' ? NaN : Number(text)]),
  );
  const parsed = Settings.safeParse(numbers);
  if (parsed.success) return { settings: parsed.data, errors: {} };
  const wrong = new Set(parsed.error.issues.map(({ path }) => path[0]));
  return {
    errors: Object.fromEntries(
      thresholds.filter(({ name }) => wrong.has(name)).map((field) => [field.name, bounds(field)]),
    ),
  };
};

const bounds = ({ name, unit }: ThresholdField): string => {
  const { minValue, maxValue } = Settings.shape[name];
  return `Type a number from ${minValue} to ${maxValue} ${unit}.`;
};
