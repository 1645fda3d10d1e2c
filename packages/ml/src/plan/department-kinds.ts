import type { PlanDepartment } from './plan-problem.ts';

/** A department of a made-up hospital. */
export interface DepartmentShape {
  readonly id: string;
  readonly skill: string;
  readonly care: PlanDepartment['care'];
  /** Mean stay in days, beds of a middling hospital, and how much of the surge it gets. */
  readonly stayDays: number;
  readonly beds: number;
  readonly surge: number;
  readonly oxygenLitres: number;
}

export const departmentKinds: readonly DepartmentShape[] = [
  {
    id: 'ed',
    skill: 'nurse',
    care: { ed: 0.95, edVentilated: 0.05 },
    stayDays: 0.4,
    beds: 24,
    surge: 0.6,
    oxygenLitres: 1_200,
  },
  {
    id: 'icu',
    skill: 'icuNurse',
    care: { icu: 0.6, icuVentilated: 0.4 },
    stayDays: 4,
    beds: 20,
    surge: 0.4,
    oxygenLitres: 14_000,
  },
  {
    id: 'respiratory',
    skill: 'nurse',
    care: { hdu: 0.3, ward: 0.7 },
    stayDays: 3.5,
    beds: 36,
    surge: 0.7,
    oxygenLitres: 5_000,
  },
  {
    id: 'ward',
    skill: 'nurse',
    care: { ward: 1 },
    stayDays: 3,
    beds: 90,
    surge: 0.15,
    oxygenLitres: 600,
  },
  {
    id: 'burns',
    skill: 'icuNurse',
    care: { hdu: 0.7, icu: 0.3 },
    stayDays: 6,
    beds: 8,
    surge: 2.5,
    oxygenLitres: 2_500,
  },
  {
    id: 'trauma',
    skill: 'nurse',
    care: { hdu: 0.4, ward: 0.6 },
    stayDays: 3,
    beds: 20,
    surge: 0.5,
    oxygenLitres: 1_500,
  },
  {
    id: 'cardiac',
    skill: 'icuNurse',
    care: { hdu: 0.8, icu: 0.2 },
    stayDays: 3,
    beds: 18,
    surge: 0.2,
    oxygenLitres: 2_500,
  },
  {
    id: 'paediatrics',
    skill: 'nurse',
    care: { ward: 0.8, hdu: 0.2 },
    stayDays: 2.5,
    beds: 30,
    surge: 0.3,
    oxygenLitres: 1_000,
  },
];
