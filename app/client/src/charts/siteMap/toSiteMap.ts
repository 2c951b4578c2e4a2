import { type GeoPermissibleObjects, geoNaturalEarth1, geoPath } from "d3-geo";

export type Place = { key: string; label: string; group: string; value: number; longitude: number; latitude: number };
type Circle = { key: string; x: number; y: number; radius: number };
type MapLabel = {
  key: string;
  text: string;
  value: number;
  x: number;
  y: number;
  anchor: "start" | "middle" | "end";
};
export type SiteMap = { land: string; circles: Circle[]; labels: MapLabel[] };

type Box = { left: number; right: number; top: number; bottom: number };
const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const biggest = 26;
const smallest = 5;
const apart = 34;
const letter = 6.6;

/**
 * The Pacific in the middle, from Asia to the Americas; circles by area. Places too close to be labelled apart share one label,
 * their group's, or their own names where the group is not all of one.
 */
export const toSiteMap = (world: GeoPermissibleObjects, places: Place[], width: number, height: number): SiteMap => {
  const corners: GeoPermissibleObjects = {
    type: "MultiPoint",
    coordinates: [
      [62, 46],
      [62, -44],
      [-75, 46],
      [-75, -44],
      [172, 46],
      [172, -44],
    ],
  };
  const projection = geoNaturalEarth1()
    .rotate([-172, 0])
    .fitExtent(
      [
        [0, 0],
        [width, height],
      ],
      corners,
    )
    .clipExtent([
      [0, 0],
      [width, height],
    ]);
  const most = Math.max(...places.map(({ value }) => value), 1);
  const circles = places
    .filter(({ value }) => value > 0)
    .flatMap((place) => {
      const [x, y] = projection([place.longitude, place.latitude]) ?? [Number.NaN, Number.NaN];
      return Number.isNaN(x)
        ? []
        : [{ ...place, x, y, radius: Math.max(smallest, biggest * Math.sqrt(place.value / most)) }];
    })
    .sort((a, b) => b.value - a.value);

  const clusters: (typeof circles)[] = [];
  for (const circle of circles) {
    const near = clusters.find(
      ([head]) => head !== undefined && Math.hypot(head.x - circle.x, head.y - circle.y) < apart,
    );
    if (near) near.push(circle);
    else clusters.push([circle]);
  }
  const taken: Box[] = circles.map(({ x, y, radius }) => ({
    left: x - radius,
    right: x + radius,
    top: y - radius,
    bottom: y + radius,
  }));
  const labels = clusters.flatMap((cluster): MapLabel[] => {
    const [head] = cluster;
    if (head === undefined) return [];
    const one_group = cluster.every(({ group }) => group === head.group);
    const text =
      cluster.length === 1 ? head.label : one_group ? head.group : cluster.map(({ label }) => label).join(", ");
    const reach = Math.max(...cluster.map(({ x, radius }) => Math.abs(x - head.x) + radius)) + 6;
    const drop = Math.max(...cluster.map(({ y, radius }) => Math.abs(y - head.y) + radius)) + 6;
    const value = cluster.reduce((sum, one) => sum + one.value, 0);
    const wide = (text.length + 6) * letter;
    const beside: [MapLabel["anchor"], number, number][] = [
      ["start", head.x + reach, head.y + 4],
      ["end", head.x - reach, head.y + 4],
      ["middle", head.x, head.y + drop + 10],
      ["middle", head.x, head.y - drop],
    ];
    const boxOf = ([anchor, x, y]: (typeof beside)[number]): Box => {
      const left = anchor === "start" ? x : anchor === "end" ? x - wide : x - wide / 2;
      return { left, right: left + wide, top: y - 12, bottom: y + 4 };
    };
    const isFree = (box: Box): boolean =>
      box.left >= 0 &&
      box.right <= width &&
      box.top >= 0 &&
      box.bottom <= height &&
      !taken.some((other) => overlap(box, other));
    const chosen = beside.find((spot) => isFree(boxOf(spot))) ?? beside[2] ?? ["middle", head.x, head.y];
    taken.push(boxOf(chosen));
    return [{ key: head.key, text, value, anchor: chosen[0], x: chosen[1], y: chosen[2] }];
  });
  return {
    land: geoPath(projection).digits(1)(world) ?? "",
    circles: circles.map(({ key, x, y, radius }) => ({ key, x, y, radius })),
    labels,
  };
};
