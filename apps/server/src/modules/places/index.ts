export { createPlaces, type Places } from './create-places.ts';
export { createPlaceDrawer, type DrawnPlace } from './draw-place.ts';
export { listAreas } from './list-areas.ts';
export { loadCityPacks } from './load-city-packs.ts';
export { PackError } from './pack/pack-error.ts';
export { createSuggester } from './suggest-category.ts';
