export {
  type AreaCollection,
  type AreaFeature,
  boundsOfAreas,
} from './area-collection.ts';
export { CityMap } from './city-map.tsx';
export type { CityMapLabels, CityMapProps } from './city-map-props.ts';
export type { Bounds, MapPlace, MapPoint, PointStatus } from './map-point.ts';
export { PinMark, type PinMarkProps } from './pin-mark.tsx';
export { type PinShape, pinPath, pinShapes } from './pin-shape.ts';
export { WardSvgMap, type WardSvgMapProps } from './ward-svg-map.tsx';
