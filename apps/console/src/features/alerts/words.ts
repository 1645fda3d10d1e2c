import type { AlertDraft } from '@pulse/contract';

export const categoryWords: Record<AlertDraft['category'], string> = {
  health: 'Health',
  safety: 'Safety',
  met: 'Weather',
  env: 'Environment',
  other: 'Other',
};

export const severityWords: Record<AlertDraft['severity'], string> = {
  extreme: 'Extreme',
  severe: 'Severe',
  moderate: 'Moderate',
  minor: 'Minor',
};

export const urgencyWords: Record<AlertDraft['urgency'], string> = {
  immediate: 'at once',
  expected: 'within the next hour or so',
  future: 'in the near future',
};

export const certaintyWords: Record<AlertDraft['certainty'], string> = {
  observed: 'observed',
  likely: 'likely',
  possible: 'possible',
};
