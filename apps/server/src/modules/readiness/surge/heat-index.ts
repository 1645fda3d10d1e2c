/**
 * Heat index in degrees Celsius (Rothfusz 1990, the regression of the US National Weather Service);
 * below 27 degrees it is the temperature.
 */
export const heatIndex = (temperatureC: number, humidityPercent: number): number => {
  if (!(temperatureC >= 27) || Number.isNaN(humidityPercent)) return temperatureC;
  const t = temperatureC * 1.8 + 32;
  const r = humidityPercent;
  const fahrenheit =
    -42.379 +
    2.04901523 * t +
    10.14333127 * r -
    0.22475541 * t * r -
    0.00683783 * t * t -
    0.05481717 * r * r +
    0.00122874 * t * t * r +
    0.00085282 * t * r * r -
    0.00000199 * t * t * r * r;
  return Math.max(temperatureC, (fahrenheit - 32) / 1.8);
};
