import { paint } from "../theme/paint.ts";
import { Note } from "./Frame.tsx";
import { useSources } from "./useSources.ts";
import { useSourceText } from "./useSourceText.ts";

/** Quiet while all is fresh: one sentence for each source below the tile that is not. */
export const StaleNotes = ({ sources }: { sources: readonly string[] }) => {
  const { sentence } = useSourceText();
  const marks = useSources(sources);
  return marks.map((mark) => {
    const text = sentence(mark);
    return text === null ? null : <Note key={mark.source}>{text}</Note>;
  });
};

/** The same under a key figure, in the fewest words; the whole sentence is its title. */
export const StaleLines = ({ sources }: { sources: readonly string[] }) => {
  const { sentence, short } = useSourceText();
  const marks = useSources(sources);
  return marks.map((mark) => {
    const text = short(mark);
    return text === null ? null : (
      <p
        key={mark.source}
        title={sentence(mark) ?? undefined}
        style={{ margin: "2px 0 0", fontSize: 12.5, lineHeight: "18px", color: paint("warn") }}
      >
        {text}
      </p>
    );
  });
};
