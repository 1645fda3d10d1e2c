import type { PinImage } from './image-key.ts';
import type { MapPalette } from './map-palette.ts';
import { pinOutline } from './pin-shape.ts';
import { traceIcon } from './trace-icon.ts';

/** Finds the drawn icon of a category by its name. */
export type FindIcon = (name: string) => SVGElement | null;

const radiusPx = 13;
const selectedRadiusPx = 18;
const rimPx = 2;
const edgePx = 1;
const selectedEdgePx = 3;
/** Corners reach past the radius by up to this factor. */
const reach = 1.36;
const fadedAlpha = 0.6;

/**
 * A pin: the category's shape, filled with the severity's colour. A report that nobody has checked
 * is hollow; one that is over is faded. The thin dark edge carries 3:1 contrast on any ground.
 */
export function drawPin(image: PinImage, palette: MapPalette, findIcon: FindIcon, ratio: number) {
  const radius = image.selected ? selectedRadiusPx : radiusPx;
  const edge = image.selected ? selectedEdgePx : edgePx;
  const half = radius * reach + rimPx + edge;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = Math.ceil(2 * half * ratio);
  const context = canvas.getContext('2d');
  if (!context) return null;
  context.scale(ratio, ratio);
  context.translate(half, half);
  context.lineJoin = 'round';
  context.lineCap = 'round';

  const band = palette.bands[image.band];
  const hollow = image.status === 'reported';
  const over = !hollow && image.status !== 'active';

  tracePin(context, image, radius);
  context.strokeStyle = palette.pinEdge;
  context.lineWidth = 2 * (rimPx + edge);
  context.stroke();
  context.strokeStyle = hollow ? band.fill : palette.pinRim;
  context.lineWidth = 2 * rimPx;
  context.stroke();
  context.fillStyle = hollow ? palette.surface : band.fill;
  context.fill();

  const icon = image.icon ? findIcon(image.icon) : null;
  if (icon) {
    const room = pinOutline(image.shape).icon;
    context.translate(0, room.y * radius);
    context.strokeStyle = hollow ? band.ink : band.on;
    traceIcon(context, icon, room.size * radius);
  }
  if (over && !image.selected) fade(context);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

function tracePin(context: CanvasRenderingContext2D, { shape }: PinImage, radius: number): void {
  const { corners } = pinOutline(shape);
  context.beginPath();
  if (corners.length === 0) context.arc(0, 0, radius, 0, 2 * Math.PI);
  for (const [x, y] of corners) context.lineTo(x * radius, y * radius);
  context.closePath();
}

/** As a whole, at the end: faded strokes on top of each other would show through one another. */
function fade(context: CanvasRenderingContext2D): void {
  context.resetTransform();
  context.globalCompositeOperation = 'destination-in';
  context.globalAlpha = fadedAlpha;
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
}
