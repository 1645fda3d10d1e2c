export { OnnxError, type OnnxFault } from './onnx-error.ts';
export { type Onnx, openOnnx } from './open-onnx.ts';
export type { Slot } from './session.ts';
