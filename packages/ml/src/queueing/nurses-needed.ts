export type CareLevel = 'edVentilated' | 'ed' | 'icuVentilated' | 'icu' | 'hdu' | 'ward';

/** Patients that one nurse of a shift may look after. */
export type NurseRatios = Readonly<Record<CareLevel, number>>;

/** The advisory of the Indian hospital accreditation. */
export const indianNurseRatios: NurseRatios = {
  edVentilated: 1,
  ed: 4,
  icuVentilated: 1,
  icu: 2,
  hdu: 3,
  ward: 6,
};

/** California Code of Regulations, Title 22; it knows no ventilated beds apart. */
export const californianNurseRatios: NurseRatios = {
  edVentilated: 2,
  ed: 4,
  icuVentilated: 2,
  icu: 2,
  hdu: 3,
  ward: 5,
};

/** Nurses that a shift needs; each level is rounded up by itself, since a ward cannot share a nurse. */
export const nursesNeeded = (
  patients: Partial<Readonly<Record<CareLevel, number>>>,
  ratios: NurseRatios = indianNurseRatios,
): number => {
  const need = (level: CareLevel) => Math.ceil((patients[level] ?? 0) / ratios[level]);
  return (
    need('edVentilated') +
    need('ed') +
    need('icuVentilated') +
    need('icu') +
    need('hdu') +
    need('ward')
  );
};
