export { areaUnderCurve } from './area-under-curve.ts';
export {
  accuracyOfMostConfident,
  calibrationError,
  type ReliabilityBin,
  reliability,
} from './calibration.ts';
export {
  type ClassificationReport,
  type ClassReport,
  classificationReport,
} from './classification.ts';
export { coverage, intervalScore, meanWidth, pinball } from './intervals.ts';
export { mase, naiveScale } from './mase.ts';
export {
  type NabProfile,
  type NabScore,
  type NabSeries,
  nabProbation,
  nabProfiles,
  nabScore,
} from './nab-score.ts';
export { pitHistogram } from './pit.ts';
export { type PointErrors, pointErrors } from './point-errors.ts';
export { type OriginPlan, rollingOrigins } from './rolling-origins.ts';
export { type PlotLine, type PlotOptions, svgPlot } from './svg-plot.ts';
export { type Cell, markdownTable, textTable } from './text-table.ts';
