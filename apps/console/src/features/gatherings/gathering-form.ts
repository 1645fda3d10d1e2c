import type { Area, Gathering, GatheringKind, GatheringSuggestion } from '@pulse/contract';
import { instantOf, wallTime } from '../city/wall-time.ts';

/** What stands in the fields: texts as typed. */
export interface GatheringForm {
  readonly kind: GatheringKind;
  readonly name: string;
  /** The ward by name, as it is searched for. */
  readonly ward: string;
  readonly crowd: string;
  readonly starts: string;
  readonly ends: string;
  readonly alcohol: boolean;
  readonly fireworks: boolean;
  readonly setting: 'indoor' | 'outdoor';
  readonly medicalPosts: string;
  readonly water: boolean;
  readonly holiday: string;
  readonly yearly: boolean;
}

export type GatheringFormErrors = Partial<Record<keyof GatheringForm, string>>;

const evening = { starts: '17:00', ends: '23:00' };

export const emptyForm = (date: string): GatheringForm => ({
  kind: 'religious',
  name: '',
  ward: '',
  crowd: '',
  starts: `${date}T${evening.starts}`,
  ends: `${date}T${evening.ends}`,
  alcohol: false,
  fireworks: false,
  setting: 'outdoor',
  medicalPosts: '0',
  water: true,
  holiday: '',
  yearly: false,
});

/** A holiday taken over: as it was the last time, or as such a day usually is. */
export const formOfSuggestion = (
  { holiday, date, last }: GatheringSuggestion,
  wardName: (id: string) => string,
): GatheringForm => {
  const empty = { ...emptyForm(date), holiday, yearly: true, name: holiday };
  if (last === null) return { ...empty, fireworks: /diwali|deepavali/i.test(holiday) };
  const { areaId, expectedCrowd, medicalPosts, ...same } = last;
  return {
    ...empty,
    ...same,
    ward: wardName(areaId),
    crowd: String(expectedCrowd),
    medicalPosts: String(medicalPosts),
  };
};

export const formOfGathering = (gathering: Gathering, timeZone: string): GatheringForm => ({
  kind: gathering.kind,
  name: gathering.name,
  ward: gathering.area.name,
  crowd: String(gathering.expectedCrowd),
  starts: wallTime(Date.parse(gathering.startsAt), timeZone),
  ends: wallTime(Date.parse(gathering.endsAt), timeZone),
  alcohol: gathering.alcohol,
  fireworks: gathering.fireworks,
  setting: gathering.setting,
  medicalPosts: String(gathering.medicalPosts),
  water: gathering.water,
  holiday: gathering.holiday ?? '',
  yearly: false,
});

export interface GatheringFields {
  kind: GatheringKind;
  name: string;
  areaId: string;
  expectedCrowd: number;
  startsAt: string;
  endsAt: string;
  alcohol: boolean;
  fireworks: boolean;
  setting: 'indoor' | 'outdoor';
  medicalPosts: number;
  water: boolean;
}

export interface GatheringRead {
  /** Undefined while something is wrong. */
  readonly fields: GatheringFields | undefined;
  readonly errors: GatheringFormErrors;
}

/** What was typed, as the API takes it, or what is wrong with it and how to mend it. */
export const readGatheringForm = (
  form: GatheringForm,
  areas: readonly Pick<Area, 'id' | 'name'>[],
  timeZone: string,
): GatheringRead => {
  const wanted = form.ward.trim().toLowerCase();
  const area = areas.find(({ name }) => name.toLowerCase() === wanted);
  const crowd = wholeNumber(form.crowd);
  const posts = wholeNumber(form.medicalPosts);
  const [startsMs, endsMs] = [instantOf(form.starts, timeZone), instantOf(form.ends, timeZone)];
  const errors: GatheringFormErrors = {
    ...(form.name.trim().length < 2 && { name: 'Give it a name of at least two letters.' }),
    ...(!area && { ward: 'Choose a ward from the list.' }),
    ...((crowd === undefined || crowd < 1) && { crowd: 'Type how many people come, at least 1.' }),
    ...((posts === undefined || posts > 1_000) && {
      medicalPosts: 'Type a number from 0 to 1000.',
    }),
    ...(startsMs === undefined && { starts: 'Choose a day and a time.' }),
    ...(endsMs === undefined && { ends: 'Choose a day and a time.' }),
    ...(startsMs !== undefined &&
      endsMs !== undefined &&
      endsMs <= startsMs && { ends: 'It must end after it begins.' }),
    ...(form.yearly && form.holiday === '' && { holiday: 'Choose the holiday it comes with.' }),
  };
  const isRight = Object.keys(errors).length === 0;
  if (!isRight || !area || !crowd || posts === undefined || !startsMs || !endsMs) {
    return { fields: undefined, errors };
  }
  const { kind, alcohol, fireworks, setting, water } = form;
  return {
    fields: {
      kind,
      name: form.name.trim(),
      areaId: area.id,
      expectedCrowd: crowd,
      startsAt: new Date(startsMs).toISOString(),
      endsAt: new Date(endsMs).toISOString(),
      alcohol,
      fireworks,
      setting,
      medicalPosts: posts,
      water,
    },
    errors,
  };
};

/** Only what differs: to name the ward again would forget the exact place. */
export const changedFields = (
  before: GatheringFields | undefined,
  after: GatheringFields,
): Partial<GatheringFields> =>
  Object.fromEntries(
    Object.entries(after).filter(
      ([name, value]) => before?.[name as keyof GatheringFields] !== value,
    ),
  );

const wholeNumber = (text: string): number | undefined => {
  const digits = text.replaceAll(/[\s,]/g, '');
  return /^\d{1,9}$/.test(digits) ? Number(digits) : undefined;
};
