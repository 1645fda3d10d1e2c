/** Forgives what surprises at the same time every day. */
export interface DailyHabit {
  /** What is left of a surprise beside those of the days before, at least 0. */
  beyondHabit(atS: number, surprise: number): number;
}

const binS = 300;
const binsPerDay = 288;
const days = 7;
/** Bins on each side that count as the same time: 25 minutes. */
const tolerance = 5;
/** Days that must be known before anything is called a habit. */
const leastDays = 2;
const memory = binsPerDay * (days + 1);

/**
 * A backup at two each night is no incident. From a surprise is taken the median, over the last
 * seven days, of the largest surprise near that time of the day.
 */
export const createDailyHabit = (): DailyHabit => {
  const largest = new Float64Array(memory);
  const binAt = new Float64Array(memory).fill(Number.NaN);
  const found = new Float64Array(days);
  let firstS: number | undefined;
  return {
    beyondHabit: (atS, surprise) => {
      firstS ??= atS;
      const bin = Math.floor((atS - firstS) / binS);
      let known = 0;
      for (let day = 1; day <= days; day++) {
        let most = -1;
        const centre = bin - day * binsPerDay;
        for (let at = centre - tolerance; at <= centre + tolerance; at++) {
          const place = placeOf(at);
          if (binAt[place] !== at) continue;
          if ((largest[place] as number) > most) most = largest[place] as number;
        }
        if (most >= 0) found[known++] = most;
      }
      const place = placeOf(bin);
      if (binAt[place] !== bin) largest[place] = 0;
      binAt[place] = bin;
      largest[place] = Math.max(largest[place] as number, surprise);
      if (known < leastDays) return surprise;
      const habit = found.subarray(0, known).sort()[(known - 1) >> 1] as number;
      return Math.max(0, surprise - habit);
    },
  };
};

const placeOf = (bin: number): number => ((bin % memory) + memory) % memory;
