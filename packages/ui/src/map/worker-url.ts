/** The bundler turns this into the address of a copied file; `workerUrl` overrides it. */
export function bundledWorkerUrl(): string {
  return new URL('maplibre-gl/dist/maplibre-gl-worker.mjs', import.meta.url).href;
}
