const email = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu;
/** Seven digits or more, however they are parted: telephone, identity and account numbers. */
const number = /\+?\p{Nd}(?:[\s().-]{0,2}\p{Nd}){6,}/gu;
const link = /\b(?:https?:\/\/|www\.)\S+/giu;

/** A description as it may be kept for training: without addresses and numbers of people. */
export const withoutPersonalData = (text: string): string =>
  text.replace(email, '[e-mail]').replace(link, '[link]').replace(number, '[number]');
