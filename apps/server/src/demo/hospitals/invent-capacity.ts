import type { Capacity } from '../../modules/hospitals/index.ts';
import type { Random } from '../random.ts';

type Beds = NonNullable<Capacity['beds']>[number];

/** Beds of a large hospital; smaller ones have a share of them, and not every department. */
const large: readonly (Omit<Beds, 'staffed'> & { readonly from: number })[] = [
  { department: 'ed', type: 'ed', licensed: 45, from: 0 },
  { department: 'ward', type: 'ward', licensed: 260, from: 0 },
  { department: 'icu', type: 'icu', licensed: 36, from: 0 },
  { department: 'icu', type: 'icuVentilated', licensed: 18, from: 0.2 },
  { department: 'respiratory', type: 'ward', licensed: 48, from: 0 },
  { department: 'respiratory', type: 'hdu', licensed: 14, from: 0.2 },
  { department: 'paediatrics', type: 'ward', licensed: 44, from: 0 },
  { department: 'trauma', type: 'ward', licensed: 40, from: 0.2 },
  { department: 'cardiac', type: 'ward', licensed: 38, from: 0.2 },
  { department: 'cardiac', type: 'hdu', licensed: 12, from: 0.45 },
  { department: 'burns', type: 'ward', licensed: 16, from: 0.45 },
  { department: 'burns', type: 'icu', licensed: 6, from: 0.45 },
];

/** Makes up what a hospital has. @param size share of a large hospital, 0.15 to 1 */
export const inventCapacity = (size: number, { uniform }: Random): Capacity => {
  const beds = large
    .filter(({ from }) => size >= from)
    .map(({ from: _from, ...one }) => {
      const licensed = Math.max(2, Math.round(one.licensed * size * (0.85 + 0.3 * uniform())));
      const staffed = Math.max(2, Math.round(licensed * (0.8 + 0.18 * uniform())));
      return { ...one, licensed, staffed };
    });
  const total = (types: readonly string[]) =>
    beds.filter(({ type }) => types.includes(type)).reduce((sum, { staffed }) => sum + staffed, 0);
  const wards = total(['ward', 'hdu']);
  const icu = total(['icu', 'icuVentilated']);
  const ed = total(['ed']);
  // Ratios of nurses to patients hold in every shift; days have somewhat more of them.
  const people = { morning: 1.08, evening: 1.04, night: 1 } as const;
  const staff = (['morning', 'evening', 'night'] as const).flatMap((shift) => {
    const of = (need: number) => Math.max(1, Math.round(need * people[shift]));
    return [
      { shift, skill: 'doctor' as const, people: of(wards / 20 + ed / 6 + icu / 8) },
      {
        shift,
        skill: 'nurse' as const,
        people: of(total(['ward']) / 6 + total(['hdu']) / 3 + ed / 4),
      },
      {
        shift,
        skill: 'icuNurse' as const,
        people: of(total(['icu']) / 2 + total(['icuVentilated'])),
      },
      { shift, skill: 'technician' as const, people: of(wards / 40 + icu / 10) },
    ];
  });
  const dailyUseLitres = Math.round(3 * 1_440 * (0.12 * wards + 0.6 * icu));
  const supply = (item: string, dailyUse: number) => ({
    item,
    dailyUse: Math.max(1, Math.round(dailyUse)),
    stock: Math.round(Math.max(1, dailyUse) * (3 + 9 * uniform())),
    reorderLevel: Math.round(Math.max(1, dailyUse) * 4),
  });
  return {
    departments: [...new Set(beds.map(({ department }) => department))],
    beds,
    staff,
    oxygen: {
      capacityLitres: dailyUseLitres * 6,
      stockLitres: Math.round(dailyUseLitres * (2 + 3 * uniform())),
      dailyUseLitres,
    },
    supplies: [
      supply('n95-mask', wards * 0.9),
      supply('iv-fluid', wards * 1.4),
      supply('nebuliser-kit', wards * 0.12),
      supply('burns-dressing', wards * 0.05),
      supply('ventilator-circuit', icu * 0.2),
    ],
  };
};
