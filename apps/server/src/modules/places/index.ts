export { createGeography, type LivingGeography } from './create-geography.ts';
export { createPlaceDrawer } from './draw-place.ts';
export { type LoadedPack, loadCityPacks } from './load-city-packs.ts';
export { PackError } from './pack/pack-error.ts';
export { createSuggester } from './suggest-category.ts';
