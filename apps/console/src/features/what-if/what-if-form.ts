import type { DepartmentKind, WhatIfChanges } from '@pulse/contract';

/** What is asked, as it is typed; an empty field leaves a thing as it is. */
export interface WhatIfForm {
  readonly crowd: string;
  /** Of a registered gathering; empty: a crowd besides those. */
  readonly gatheringId: string;
  readonly pm25: string;
  readonly temperatureMaxC: string;
  readonly closedHospital: string;
  readonly closedDepartment: DepartmentKind | '';
  readonly closedBeds: string;
  readonly absentPercent: string;
}

export const emptyWhatIf: WhatIfForm = {
  crowd: '',
  gatheringId: '',
  pm25: '',
  temperatureMaxC: '',
  closedHospital: '',
  closedDepartment: '',
  closedBeds: '',
  absentPercent: '',
};

interface NumberField {
  readonly name: 'crowd' | 'pm25' | 'temperatureMaxC' | 'closedBeds' | 'absentPercent';
  readonly label: string;
  readonly unit: string;
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
}

export const numberFields: readonly NumberField[] = [
  { name: 'crowd', label: 'Crowd', unit: 'people', least: 0, most: 100_000_000, whole: true },
  { name: 'pm25', label: 'Fine dust, PM2.5', unit: 'µg/m³', least: 0, most: 1_000, whole: false },
  {
    name: 'temperatureMaxC',
    label: 'Highest temperature',
    unit: '°C',
    least: -30,
    most: 55,
    whole: false,
  },
  { name: 'closedBeds', label: 'Closed beds', unit: '', least: 1, most: 10_000, whole: true },
  { name: 'absentPercent', label: 'Absent nurses', unit: '%', least: 0, most: 100, whole: false },
];

export type WhatIfFaults = Partial<Record<keyof WhatIfForm, string>>;

/** @returns the changes asked for, or what is wrong with which field */
export const readWhatIf = (
  form: WhatIfForm,
): { ok: true; changes: WhatIfChanges } | { ok: false; faults: WhatIfFaults } => {
  const faults: WhatIfFaults = {};
  const values: Partial<Record<NumberField['name'], number>> = {};
  for (const { name, least, most, whole, unit } of numberFields) {
    const text = form[name].trim();
    if (text === '') continue;
    const value = Number(text);
    if (!(value >= least && value <= most) || (whole && !Number.isInteger(value))) {
      faults[name] = `A ${whole ? 'whole ' : ''}number from ${least} to ${most} ${unit}`;
      continue;
    }
    values[name] = value;
  }
  if (values.closedBeds !== undefined && form.closedHospital === '') {
    faults.closedHospital = 'Choose where the beds are closed';
  }
  if (values.closedBeds !== undefined && form.closedDepartment === '') {
    faults.closedDepartment = 'Choose of which department';
  }
  if (Object.keys(faults).length > 0) return { ok: false, faults };
  const { crowd, pm25, temperatureMaxC, closedBeds, absentPercent } = values;
  return {
    ok: true,
    changes: {
      ...(crowd !== undefined && {
        crowd: {
          expectedCrowd: crowd,
          ...(form.gatheringId !== '' && { gatheringId: form.gatheringId }),
        },
      }),
      ...(pm25 !== undefined && { pm25 }),
      ...(temperatureMaxC !== undefined && { temperatureMaxC }),
      ...(closedBeds !== undefined &&
        form.closedDepartment !== '' && {
          closedBeds: [
            {
              hospitalId: form.closedHospital,
              department: form.closedDepartment,
              beds: closedBeds,
            },
          ],
        }),
      ...(absentPercent !== undefined && { absentStaff: { share: absentPercent / 100 } }),
    },
  };
};
