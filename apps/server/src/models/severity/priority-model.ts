import {
  type LinearModel,
  marginsOf,
  softmaxInPlace,
  tokenise,
  type Vectoriser,
} from '@pulse/ml/text';
import { calibrate } from './calibrate.ts';
import { type DecisionRule, decide } from './choose-rule.ts';
import { priorities } from './priorities.ts';

export interface Member {
  readonly vectoriser: Vectoriser;
  readonly model: LinearModel;
}

export interface PriorityParts {
  readonly members: readonly Member[];
  readonly rule: DecisionRule;
  /** What the classes weighed in the fit; taken out of the probabilities again. */
  readonly classWeights: Float64Array;
  readonly temperature: number;
  /** On the left-out blocks of its own training. */
  readonly leftOut: { readonly macroF1: number; readonly criticalRecall: number };
}

export interface PriorityJudgement {
  /** Place among `priorities`: what to do, with regard to what a mistake costs. */
  readonly priority: number;
  /** Calibrated, one for each priority; the chosen one need not be the largest. */
  readonly probabilities: Float64Array;
}

export interface PriorityModel {
  readonly parts: PriorityParts;
  judge(text: string): PriorityJudgement;
}

const classes = priorities.length;

export const createPriorityModel = (parts: PriorityParts): PriorityModel => ({
  parts,
  judge: (text) => {
    const words = tokenise(text);
    const mean = new Float64Array(classes);
    for (const { vectoriser, model } of parts.members) {
      const shares = marginsOf(model, vectoriser.transformWords([words]));
      softmaxInPlace(shares);
      for (let k = 0; k < classes; k++) {
        mean[k] = (mean[k] as number) + (shares[k] as number) / parts.members.length;
      }
    }
    return {
      priority: decide(mean, parts.rule),
      probabilities: calibrate(mean, parts.classWeights, parts.temperature),
    };
  },
});
