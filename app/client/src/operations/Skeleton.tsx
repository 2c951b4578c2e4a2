import { Bone, Surface } from "../tile/Frame.tsx";

const SourceBones = ({ rows }: { rows: number }) => (
  <Surface aria-hidden>
    <Bone style={{ width: 110, height: 16 }} />
    <Bone style={{ width: 220, height: 12, marginTop: 8 }} />
    <div style={{ marginTop: 22 }}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bones have no names
        <Bone key={row} style={{ height: 13, margin: "0 0 21px" }} />
      ))}
    </div>
  </Surface>
);

const TileBones = ({ height, ...place }: { height: number; "data-history"?: ""; "data-builds"?: "" }) => (
  <Surface aria-hidden style={{ height }} {...place}>
    <Bone style={{ width: 130, height: 16 }} />
    <Bone style={{ width: 220, height: 12, marginTop: 8 }} />
    <Bone style={{ flex: 1, marginTop: 18 }} />
  </Surface>
);

/** The page's own shape, still: two sources with their streams, the rejects, runs beside builds. */
export const Skeleton = () => (
  <>
    <SourceBones rows={6} />
    <SourceBones rows={6} />
    <TileBones height={60} />
    <TileBones height={360} data-history="" />
    <TileBones height={360} data-builds="" />
  </>
);
