/** Kept by few: an optional holiday, or a day that is only observed. The product and evaluations agree. */
export const isMinorHoliday = (category: string): boolean =>
  /optional|observance|school/i.test(category);
