export { type AlarmCalibration, fitCalibration } from './fit-calibration.ts';
export {
  createOnlineDetector,
  type DetectorSettings,
  defaultDetectorSettings,
  type OnlineDetector,
  type Verdict,
} from './online-detector.ts';
