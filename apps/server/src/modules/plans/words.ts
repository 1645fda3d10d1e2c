import type { ActionOwner, DepartmentKind, SurgeDay } from '@pulse/contract';

const departments: Record<DepartmentKind, string> = {
  ed: 'the emergency department',
  respiratory: 'respiratory',
  burns: 'burns',
  trauma: 'trauma',
  cardiac: 'cardiac',
  paediatrics: 'paediatrics',
  icu: 'intensive care',
  ward: 'the wards',
};

export const departmentName = (kind: string): string => departments[kind as DepartmentKind] ?? kind;

export const shiftName = (shift: string | null | undefined): string =>
  shift === 'night' ? 'night' : shift === 'evening' ? 'evening' : 'morning';

export const nurseName = (skill: string | null | undefined, count: number): string =>
  `${skill === 'icuNurse' ? 'ICU nurse' : 'nurse'}${count === 1 ? '' : 's'}`;

/** `n95-mask` as `N95 mask`. */
export const itemName = (item: string): string => {
  const words = item.replaceAll('-', ' ');
  return /^[a-z]+\d/.test(words) ? words.charAt(0).toUpperCase() + words.slice(1) : words;
};

// Made once: a plan has thousands of sentences, and a formatter is slow to make.
const longDay = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
});
const weekdayOnly = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'long' });
const grouped = new Intl.NumberFormat('en-IN');

/** `Friday 13 November`. */
export const dayName = (day: string): string =>
  longDay.format(new Date(`${day}T00:00:00Z`)).replace(',', '');

export const weekday = (day: string): string => weekdayOnly.format(new Date(`${day}T00:00:00Z`));

export const amount = (value: number): string =>
  grouped.format(Math.abs(value) < 10 ? Math.round(value * 10) / 10 : Math.round(value));

export const rupees = (value: number): string => `₹${grouped.format(Math.round(value))}`;

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${amount(count)} ${count === 1 ? one : many}`;

const owners: Record<ActionOwner, string> = {
  medicalSuperintendent: 'Medical superintendent',
  nursingSuperintendent: 'Nursing superintendent',
  bedManager: 'Bed manager',
  storesOfficer: 'Stores officer',
  oxygenOfficer: 'Oxygen officer',
  ambulanceControl: 'Ambulance control',
  cityHealthOfficer: 'City health officer',
};
export const ownerName = (owner: string): string => owners[owner as ActionOwner] ?? owner;

const groups: Record<string, string> = {
  calendar: 'the calendar',
  weather: 'the weather',
  air: 'the air',
  gathering: 'a gathering',
  incidents: 'incidents nearby',
  'recent level': 'how busy it has been lately',
};

/** What lifts a day most above a usual one, as ` Driven mostly by the air.`; empty when nothing does. */
export const driverSentence = (days: readonly SurgeDay[] | undefined, day: string): string => {
  // Who fills a bed came on the day or before it.
  const until = days?.filter((one) => one.day <= day).slice(-3) ?? [];
  const sums = new Map<string, number>();
  for (const { drivers } of until) {
    for (const { group, amount: people } of drivers) {
      sums.set(group, (sums.get(group) ?? 0) + people);
    }
  }
  const [most] = [...sums].sort(([, a], [, b]) => b - a);
  return most !== undefined && most[1] >= 0.5
    ? ` What lifts it most is ${groups[most[0]] ?? most[0]}.`
    : '';
};
