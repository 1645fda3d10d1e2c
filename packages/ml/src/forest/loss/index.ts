import { logisticLoss } from './logistic-loss.ts';
import type { Loss } from './loss.ts';
import { poissonLoss } from './poisson-loss.ts';
import { quantileLoss } from './quantile-loss.ts';
import { softmaxLoss } from './softmax-loss.ts';
import { squaredLoss } from './squared-loss.ts';

export type { Loss } from './loss.ts';
export { softmax } from './softmax.ts';

export const lossNames = ['squared', 'poisson', 'quantile', 'logistic', 'softmax'] as const;

export type LossName = (typeof lossNames)[number];

/**
 * @param quantile share for the quantile loss
 * @param classes number of classes for softmax
 */
export const lossOf = (name: LossName, quantile: number, classes: number): Loss => {
  switch (name) {
    case 'squared':
      return squaredLoss;
    case 'poisson':
      return poissonLoss;
    case 'quantile':
      return quantileLoss(quantile);
    case 'logistic':
      return logisticLoss;
    case 'softmax':
      return softmaxLoss(classes);
  }
};
