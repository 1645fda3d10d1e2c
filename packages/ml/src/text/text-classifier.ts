import { explainMargin, type Reasons } from './explain-margin.ts';
import { type LinearModel, marginsOf } from './linear-model.ts';
import { packArrays, unpackArrays } from './pack-arrays.ts';
import { softmaxInPlace } from './softmax.ts';
import { Vectoriser, type VectoriserOptions } from './vectoriser.ts';

export interface TextClassifierState {
  readonly classes: readonly string[];
  readonly vectoriser: Vectoriser;
  /** Its margins through the softmax are the calibrated probabilities. */
  readonly model: LinearModel;
  /** Answers of less confidence than this should be left to a person; 0-1. */
  readonly threshold: number;
}

export interface TextPrediction {
  readonly label: string;
  /** Calibrated probability of the label, 0-1. */
  readonly confidence: number;
  /** In the order of `classes`; they add up to one. */
  readonly probabilities: Float64Array;
  /** Too unsure to act upon. */
  readonly abstains: boolean;
}

/** A fitted classifier of texts: word and character grams, one linear model, calibrated. */
export class TextClassifier {
  readonly classes: readonly string[];
  readonly vectoriser: Vectoriser;
  readonly model: LinearModel;
  readonly threshold: number;

  constructor({ classes, vectoriser, model, threshold }: TextClassifierState) {
    this.classes = classes;
    this.vectoriser = vectoriser;
    this.model = model;
    this.threshold = threshold;
  }

  predict(text: string): TextPrediction {
    return this.#answer(this.vectoriser.transform([text]));
  }

  /**
   * Why the text speaks for a class: what each word adds to its margin over the mean of all classes.
   * The words, what they share and the constant add up to that margin.
   */
  explain(text: string, label: string): Reasons {
    const sought = this.classes.indexOf(label);
    if (sought < 0) throw new Error(`There is no class ${label}.`);
    return explainMargin(this.vectoriser, this.model, this.vectoriser.wordsOf(text), sought);
  }

  /** Compact and versioned: weights as 8-bit steps of the largest of their class. */
  toBytes(): Uint8Array {
    const { weights, scales } = quantise(this.model);
    const { options, words, characters } = this.vectoriser.state;
    return packArrays(
      { kind, version, classes: this.classes, options, threshold: this.threshold },
      {
        ...(words && { wordHashes: words.hashes, wordIdf: words.idf }),
        ...(characters && { characterHashes: characters.hashes, characterIdf: characters.idf }),
        weights,
        scales,
        intercepts: this.model.intercepts,
      },
    );
  }

  /** @throws when the bytes are not what `toBytes` of this version writes */
  static fromBytes(bytes: Uint8Array): TextClassifier {
    const { meta, arrays } = unpackArrays(bytes);
    if (meta.kind !== kind || meta.version !== version) {
      throw new Error(`These bytes are no ${kind} of version ${version}. Train the model again.`);
    }
    const { classes, options, threshold } = readMeta(meta);
    const block = (name: 'word' | 'character') => {
      const hashes = arrays[`${name}Hashes`];
      const idf = arrays[`${name}Idf`];
      return hashes instanceof Int32Array && idf instanceof Float32Array ? { hashes, idf } : null;
    };
    const vectoriser = new Vectoriser({
      options,
      words: block('word'),
      characters: block('character'),
    });
    const { weights, scales, intercepts } = arrays;
    if (
      !(weights instanceof Int8Array && scales instanceof Float64Array) ||
      !(intercepts instanceof Float64Array) ||
      weights.length !== vectoriser.columns * classes.length
    ) {
      throw new Error('The model is damaged: its parts do not fit together. Train it again.');
    }
    const model = {
      classes: classes.length,
      columns: vectoriser.columns,
      weights: Float32Array.from(
        weights,
        (step, at) => step * (scales[at % classes.length] as number),
      ),
      intercepts,
    };
    return new TextClassifier({ classes, vectoriser, model, threshold });
  }

  #answer(row: ReturnType<Vectoriser['transform']>): TextPrediction {
    const probabilities = marginsOf(this.model, row);
    softmaxInPlace(probabilities);
    let best = 0;
    for (let k = 1; k < probabilities.length; k++) {
      if ((probabilities[k] as number) > (probabilities[best] as number)) best = k;
    }
    const confidence = probabilities[best] as number;
    return {
      label: this.classes[best] ?? '',
      confidence,
      probabilities,
      abstains: confidence < this.threshold,
    };
  }
}

const kind = 'text-classifier';
const version = 1;

/** Guaranteed by kind and version, which only `toBytes` writes. */
const readMeta = (meta: object) =>
  meta as {
    readonly classes: readonly string[];
    readonly options: VectoriserOptions;
    readonly threshold: number;
  };

const quantise = ({ classes, weights }: LinearModel) => {
  const scales = new Float64Array(classes);
  for (let at = 0; at < weights.length; at++) {
    const k = at % classes;
    scales[k] = Math.max(scales[k] as number, Math.abs(weights[at] as number) / 127);
  }
  const steps = Int8Array.from(weights, (weight, at) =>
    Math.round(weight / (scales[at % classes] || 1)),
  );
  return { weights: steps, scales };
};
