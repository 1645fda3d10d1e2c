import type { Map as EngineMap } from 'maplibre-gl';
import { drawCluster } from './draw-cluster.ts';
import { drawPin, type FindIcon } from './draw-pin.ts';
import { decodeImageKey } from './image-key.ts';
import type { MapPalette } from './map-palette.ts';

const pixelRatio = 2;

/** Draws pins and clusters when the map first meets their names; no sprite, no glyphs, no network. */
export function supplyImages(map: EngineMap, palette: () => MapPalette, findIcon: FindIcon) {
  const draw = (key: string) => {
    const image = decodeImageKey(key);
    if (!image) return null;
    return image.kind === 'pin'
      ? drawPin(image, palette(), findIcon, pixelRatio)
      : drawCluster(image, palette(), pixelRatio);
  };
  map.setMissingStyleImageResolver((key) => {
    const drawn = draw(key);
    if (drawn && !map.hasImage(key)) map.addImage(key, drawn, { pixelRatio });
  });
  return {
    /** After a change of colours. */
    redraw: () => {
      for (const key of map.listImages()) {
        const drawn = draw(key);
        if (drawn) map.updateImage(key, drawn);
      }
    },
  };
}
