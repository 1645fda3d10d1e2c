/** Days until a stock is used up at the present use; null when nothing is used. */
export const daysLeft = (stock: number, dailyUse: number): number | null =>
  dailyUse > 0 ? stock / dailyUse : null;
