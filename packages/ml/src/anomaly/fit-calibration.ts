/** From the surprise of an alarm to the chance that it is an incident: log-odds are a line. */
export interface AlarmCalibration {
  readonly intercept: number;
  readonly slope: number;
}

/** Newton steps; the fit of two numbers settles within a few. */
const steps = 50;
/** Pulls the slope to 1 as two examples would: data without a single incident still gives a line. */
const prior = 2;

/**
 * Logistic calibration (Platt 1999) with its targets drawn in, so that it stays finite when incidents
 * and false alarms lie apart.
 *
 * @param surprises of alarms
 * @param incidents whether each was one
 */
export const fitCalibration = (
  surprises: ArrayLike<number>,
  incidents: ArrayLike<boolean>,
): AlarmCalibration => {
  const { positive, negative } = targetsOf(incidents);
  let intercept = 0;
  let slope = 1;
  for (let step = 0; step < steps; step++) {
    let a = 0;
    let b = prior * (slope - 1);
    let aa = 1e-9;
    let ab = 0;
    let bb = prior;
    for (let i = 0; i < surprises.length; i++) {
      const x = surprises[i] as number;
      const p = 1 / (1 + Math.exp(-intercept - slope * x));
      const error = p - (incidents[i] === true ? positive : negative);
      const weight = Math.max(p * (1 - p), 1e-9);
      a += error;
      b += error * x;
      aa += weight;
      ab += weight * x;
      bb += weight * x * x;
    }
    const size = aa * bb - ab * ab;
    const down = (bb * a - ab * b) / size;
    const across = (aa * b - ab * a) / size;
    intercept -= down;
    slope -= across;
    if (Math.abs(down) + Math.abs(across) < 1e-12) break;
  }
  return { intercept, slope: Math.max(slope, leastSlope) };
};

/** A more surprising alarm is never the less likely incident. */
const leastSlope = 0.1;

const targetsOf = (incidents: ArrayLike<boolean>) => {
  let count = 0;
  for (let i = 0; i < incidents.length; i++) if (incidents[i] === true) count++;
  return { positive: (count + 1) / (count + 2), negative: 1 / (incidents.length - count + 2) };
};
