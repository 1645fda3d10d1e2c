import { BedType, type HospitalDetail, StaffSkill } from '@pulse/contract';

const plain = [
  'ed_patients',
  'ed_waiting',
  'boarders',
  'ventilated_in_ed',
  'longest_boarding_hours',
  'last_door_to_bed_hours',
  'arrivals',
  'admissions',
  'discharges',
  'oxygen_litres',
];

/**
 * A file to fill in: the columns that the import reads, and a line for each hospital.
 *
 * @param at a time of the city, such as `2026-11-08 14:00`
 */
export const importTemplate = (
  hospitals: readonly (Pick<HospitalDetail, 'id'> & Partial<Pick<HospitalDetail, 'supplies'>>)[],
  at: string,
): string => {
  const items = new Set(hospitals.flatMap(({ supplies = [] }) => supplies.map(({ item }) => item)));
  const figures = [
    ...plain,
    ...BedType.options.map((type) => `occupied_${snake(type)}`),
    ...StaffSkill.options.map((skill) => `staff_${snake(skill)}`),
    ...[...items].map((item) => `supply_${item}`),
  ];
  const blank = figures.map(() => '');
  const lines = hospitals.map(({ id }) => [id, at, '', ...blank]);
  return [['hospital_id', 'observed_at', 'department', ...figures], ...lines]
    .map((cells) => `${cells.join(',')}\r\n`)
    .join('');
};

const snake = (name: string): string =>
  name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
