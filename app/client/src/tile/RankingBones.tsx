import { Bone } from "./Frame.tsx";

const lengths = [92, 64, 48, 40, 33, 26, 18, 14, 12, 9, 6];

/** A ranking that is still loading. */
export const RankingBones = ({ lines }: { lines: number }) => (
  <div aria-hidden>
    {lengths.slice(0, lines).map((length) => (
      <div key={length} style={{ display: "flex", alignItems: "center", gap: 12, height: 30 }}>
        <Bone style={{ width: 92, height: 11, flex: "none" }} />
        <div style={{ flex: 1 }}>
          <Bone style={{ width: `${length}%`, height: 10 }} />
        </div>
        <Bone style={{ width: 28, height: 11, flex: "none" }} />
      </div>
    ))}
  </div>
);
