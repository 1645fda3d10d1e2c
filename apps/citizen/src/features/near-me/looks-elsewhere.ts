export interface MapView {
  bbox: [west: number, south: number, east: number, north: number];
  zoom: number;
}

/** Whether a map looks at another place; a map that only became taller looks at the same. */
export const looksElsewhere = (from: MapView, to: MapView): boolean => {
  const [fromLng, fromLat] = middleOf(from);
  const [toLng, toLat] = middleOf(to);
  const widthDegrees = to.bbox[2] - to.bbox[0];
  const shift = Math.hypot(toLng - fromLng, toLat - fromLat) / widthDegrees;
  return Math.abs(to.zoom - from.zoom) > 0.1 || shift > 0.05;
};

const middleOf = ({ bbox: [west, south, east, north] }: MapView): [lng: number, lat: number] => [
  (west + east) / 2,
  (south + north) / 2,
];
