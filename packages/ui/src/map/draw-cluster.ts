import type { ClusterImage } from './image-key.ts';
import type { MapPalette } from './map-palette.ts';

const ringPx = 3.5;
const marginPx = 1;
const fontPx = 13;

/** A disc with its count, ringed in the colour of the worst severity inside. */
export function drawCluster({ band, count }: ClusterImage, palette: MapPalette, ratio: number) {
  const radius = 14 + 2.5 * count.length;
  const half = radius + ringPx + marginPx;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = Math.ceil(2 * half * ratio);
  const context = canvas.getContext('2d');
  if (!context) return null;
  context.scale(ratio, ratio);
  context.translate(half, half);

  const disc = (discRadius: number, colour: string) => {
    context.beginPath();
    context.arc(0, 0, discRadius, 0, 2 * Math.PI);
    context.fillStyle = colour;
    context.fill();
  };
  disc(radius + ringPx + marginPx, palette.pinRim);
  disc(radius + ringPx, palette.bands[band].fill);
  disc(radius, palette.cluster);

  context.fillStyle = palette.onCluster;
  context.font = `700 ${fontPx}px ${getComputedStyle(document.documentElement).fontFamily}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(count, 0, 0.5);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
