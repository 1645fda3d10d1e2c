const iconBoxPx = 24;
const strokeWidth = 2.4;

/** Strokes an icon of the 24 px grid, centred on the origin, `sizePx` wide, in the current colour. */
export function traceIcon(
  context: CanvasRenderingContext2D,
  icon: SVGElement,
  sizePx: number,
): void {
  context.save();
  context.scale(sizePx / iconBoxPx, sizePx / iconBoxPx);
  context.translate(-iconBoxPx / 2, -iconBoxPx / 2);
  context.lineWidth = strokeWidth;
  for (const child of icon.children) context.stroke(elementPath(child));
  context.restore();
}

function elementPath(element: Element): Path2D {
  const number = (name: string) => Number(element.getAttribute(name) ?? 0);
  const path = new Path2D(element.getAttribute('d') ?? undefined);
  switch (element.tagName) {
    case 'circle':
      path.arc(number('cx'), number('cy'), number('r'), 0, 2 * Math.PI);
      break;
    case 'ellipse':
      path.ellipse(number('cx'), number('cy'), number('rx'), number('ry'), 0, 0, 2 * Math.PI);
      break;
    case 'rect':
      path.roundRect(number('x'), number('y'), number('width'), number('height'), number('rx'));
      break;
    case 'line':
      path.moveTo(number('x1'), number('y1'));
      path.lineTo(number('x2'), number('y2'));
      break;
    case 'polyline':
    case 'polygon':
      path.addPath(new Path2D(`M${element.getAttribute('points')}`));
      break;
  }
  return path;
}
