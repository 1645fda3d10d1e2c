export { createDailyHabit, type DailyHabit } from './daily-habit.ts';
export {
  createOnlineDetector,
  type DetectorSettings,
  defaultDetectorSettings,
  type OnlineDetector,
  type Verdict,
} from './online-detector.ts';
