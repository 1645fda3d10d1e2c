import type {
  BedType,
  DepartmentKind,
  HospitalState,
  ObservationVersion,
  Shift,
} from '@pulse/contract';

export const departmentWords: Record<DepartmentKind, string> = {
  ed: 'Emergency',
  respiratory: 'Respiratory',
  burns: 'Burns',
  trauma: 'Trauma',
  cardiac: 'Cardiac',
  paediatrics: 'Paediatrics',
  icu: 'Intensive care',
  ward: 'Wards',
};

export const bedWords: Record<BedType, string> = {
  ed: 'Emergency',
  ward: 'Ward',
  hdu: 'High dependency',
  icu: 'Intensive care',
  icuVentilated: 'Intensive care, ventilated',
};

export const levelWords = ['Calm', 'Under pressure', 'Severe pressure', 'Critical'] as const;

export const percent = (share: number): string => `${Math.round(100 * share)}\u00a0%`;

/** Why a hospital has its level: "1 in 9 finds no bed", "crowding score 152". */
export const describeLevel = ({ level }: Pick<HospitalState, 'level'>): string =>
  level.because
    .map(({ measure, value }) =>
      measure === 'nedocs'
        ? `crowding score (NEDOCS) ${Math.round(value)}`
        : `${percent(value)} chance that the next patient finds no staffed bed`,
    )
    .join('; ');

export const shiftWords: Record<Shift, string> = {
  morning: 'Morning, 6–14 h',
  evening: 'Evening, 14–22 h',
  night: 'Night, 22–6 h',
};

export const sourceWords: Record<ObservationVersion['source'], string> = {
  api: 'sent',
  csv: 'imported',
  demo: 'invented for the demo',
};

export const nedocsWords: Record<NonNullable<HospitalState['nedocs']['level']>, string> = {
  notBusy: 'not busy',
  busy: 'busy',
  extremelyBusy: 'extremely busy',
  overcrowded: 'overcrowded',
  severe: 'severely overcrowded',
  dangerous: 'dangerously overcrowded',
};
