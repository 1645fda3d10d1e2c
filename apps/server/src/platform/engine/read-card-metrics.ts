const row = /^\|([^|]+)\|\s*(-?\d+(?:\.\d+)?)\s*(%?)\s*\|/gm;

/** Figures of a model's card: the rows of its tables whose second cell is a number. */
export const readCardMetrics = (card: string): Record<string, number> => {
  const metrics: Record<string, number> = {};
  for (const [, name = '', figure = '', percent = ''] of card.matchAll(row)) {
    metrics[name.trim()] = percent === '%' ? Number(figure) / 100 : Number(figure);
  }
  return metrics;
};
