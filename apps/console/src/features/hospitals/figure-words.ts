import { BedType, StaffSkill } from '@pulse/contract';
import { bedWords } from './words.ts';

export const skillWords: Record<StaffSkill, string> = {
  doctor: 'Doctors',
  nurse: 'Nurses',
  icuNurse: 'Intensive care nurses',
  technician: 'Technicians',
};

const plainWords: Record<string, string> = {
  edPatients: 'Patients in emergency',
  edWaiting: 'Waiting to be seen',
  boarders: 'Admitted, waiting for a bed',
  ventilatedInEd: 'Ventilated in emergency',
  longestBoardingHours: 'Longest wait for a bed',
  lastDoorToBedHours: 'Last patient, door to bed',
  arrivals: 'Arrivals',
  admissions: 'Admissions',
  discharges: 'Discharges',
  oxygenLitres: 'Oxygen',
};

/** The name of a figure: `occupied.icu` is "Intensive care beds in use". */
export const figureWord = (figure: string): string => {
  const [group, part = ''] = split(figure);
  const type = BedType.safeParse(part);
  const skill = StaffSkill.safeParse(part);
  if (group === 'occupied' && type.success) return `${bedWords[type.data]} beds in use`;
  if (group === 'staff' && skill.success) return `${skillWords[skill.data]} present`;
  if (group === 'supplies') return itemWord(part);
  return plainWords[figure] ?? figure;
};

/** The same under a heading that says the rest: "Intensive care" under "Beds in use". */
export const fieldWord = (figure: string): string => {
  const [group, part = ''] = split(figure);
  const type = BedType.safeParse(part);
  const skill = StaffSkill.safeParse(part);
  if (group === 'occupied' && type.success) return bedWords[type.data];
  if (group === 'staff' && skill.success) return skillWords[skill.data];
  return figureWord(figure);
};

export const figureUnit = (figure: string): string | undefined => {
  if (figure.endsWith('Hours')) return 'h';
  return figure === 'oxygenLitres' ? 'L' : undefined;
};

/** A figure that a crowding score waits for, inside a sentence. */
export const missingWord = (name: string): string => {
  if (name === 'edBeds') return 'licensed emergency beds';
  if (name === 'hospitalBeds') return 'licensed hospital beds';
  return figureWord(name).toLowerCase();
};

/** `n95-mask` is "N95 mask", `iv-fluid` is "IV fluid". */
export const itemWord = (item: string): string => {
  const words = item.replaceAll('-', ' ').replace(/^iv\b/, 'IV');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

export const formatFigure = (figure: string, value: number, locale: string): string => {
  const unit = figureUnit(figure);
  const text = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value);
  return unit ? `${text} ${unit}` : text;
};

/** At the first dot: an item of supplies may hold more. */
const split = (figure: string): [string, string?] => {
  const dot = figure.indexOf('.');
  return dot < 0 ? [figure] : [figure.slice(0, dot), figure.slice(dot + 1)];
};
