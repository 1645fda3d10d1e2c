import {
  BedType,
  type DepartmentKind,
  type HospitalDetail,
  type ObservationVersion,
  StaffSkill,
} from '@pulse/contract';
import { flattenFigures } from './flatten-figures.ts';

export type FieldGroup = 'emergency' | 'beds' | 'flow' | 'staff' | 'stocks';

export interface ReportField {
  /** `edPatients`, `occupied.icu` */
  readonly figure: string;
  readonly group: FieldGroup;
  /** How much one press adds. */
  readonly step: number;
  /** What stands in the field at first: what was said last, or what is corrected. */
  readonly before: number | null;
  /** What was said last of something that is counted anew each time. */
  readonly lastTime: number | null;
}

const emergency = [
  'edPatients',
  'edWaiting',
  'boarders',
  'ventilatedInEd',
  'longestBoardingHours',
  'lastDoorToBedHours',
];
/** Counted since the report before, so the last value is no start for the next. */
const flow = ['arrivals', 'admissions', 'discharges'];

/**
 * What a nurse fills in: only what the hospital has, in the order in which the eye walks a house.
 *
 * @param corrected the version to be corrected; its figures are what the fields begin with
 */
export const reportFields = (
  hospital: Pick<HospitalDetail, 'beds' | 'supplies' | 'oxygen' | 'latest' | 'departments'>,
  department: DepartmentKind | undefined,
  corrected?: ObservationVersion,
): ReportField[] => {
  const said = corrected ? flattenFigures(corrected.figures) : undefined;
  const latestOf = (figure: string) =>
    hospital.latest.find((one) => one.figure === figure && one.department === (department ?? null))
      ?.value ?? null;
  const field = (figure: string, group: FieldGroup): ReportField => ({
    figure,
    group,
    step: stepOf(figure),
    before: said ? (said.get(figure) ?? null) : group === 'flow' ? null : latestOf(figure),
    lastTime: group === 'flow' && !said ? latestOf(figure) : null,
  });
  const isWhole = department === undefined;
  const hasEmergency = department === 'ed' || (isWhole && hasEd(hospital));
  const types = BedType.options.filter(
    (type) =>
      type !== 'ed' &&
      hospital.beds.some(
        (beds) => beds.type === type && (isWhole || beds.department === department),
      ),
  );
  const fields = [
    ...(hasEmergency ? emergency.map((figure) => field(figure, 'emergency')) : []),
    ...types.map((type) => field(`occupied.${type}`, 'beds')),
    ...flow.map((figure) => field(figure, 'flow')),
    ...StaffSkill.options.map((skill) => field(`staff.${skill}`, 'staff')),
    ...(isWhole && hospital.oxygen ? [field('oxygenLitres', 'stocks')] : []),
    ...(isWhole ? hospital.supplies.map(({ item }) => field(`supplies.${item}`, 'stocks')) : []),
  ];
  const shown = new Set(fields.map(({ figure }) => figure));
  const others = [...(said?.keys() ?? [])].filter((figure) => !shown.has(figure));
  // A correction replaces the whole report: what is not on the form must not get lost.
  return [...fields, ...others.map((figure) => field(figure, groupOf(figure)))];
};

const hasEd = ({ beds, departments }: Pick<HospitalDetail, 'beds' | 'departments'>): boolean =>
  departments.includes('ed') || beds.length === 0;

const stepOf = (figure: string): number => {
  if (figure.endsWith('Hours')) return 0.5;
  return figure === 'oxygenLitres' ? 1_000 : 1;
};

const groupOf = (figure: string): FieldGroup => {
  if (figure.startsWith('occupied.')) return 'beds';
  if (figure.startsWith('staff.')) return 'staff';
  if (emergency.includes(figure)) return 'emergency';
  return flow.includes(figure) ? 'flow' : 'stocks';
};
