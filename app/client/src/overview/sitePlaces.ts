/** Longitude and latitude of the restoration sites, for the map alone; a site that is not here is in the list only. */
export const sitePlaces: Record<string, [longitude: number, latitude: number]> = {
  Moʻorea: [-149.83, -17.48],
  Tikehau: [-148.17, -15],
  Ahe: [-146.3, -14.5],
  Malolo: [177.17, -17.77],
  "Koh Mak": [102.48, 11.82],
};
