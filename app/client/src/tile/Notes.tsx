import type { Measure } from "../../../shared/members.gen.ts";
import { sourcesOf } from "../query/catalogue.ts";
import { paint } from "../theme/paint.ts";
import { Note } from "./Frame.tsx";
import { useSources } from "./useSources.ts";
import { useSourceText } from "./useSourceText.ts";

type Props = { member: Measure; is_short: boolean };

/** One sentence for each source below a figure that is not fresh; under a key figure in the fewest words. */
const Notes = ({ member, is_short }: Props) => {
  const { sentence, short } = useSourceText();
  const marks = useSources(sourcesOf(member));
  return marks.map((mark) => {
    const whole = sentence(mark);
    if (whole === null) return null;
    if (!is_short) return <Note key={mark.source}>{whole}</Note>;
    return (
      <p
        key={mark.source}
        title={whole}
        style={{ margin: "2px 0 0", fontSize: 12.5, lineHeight: "18px", color: paint("warn") }}
      >
        {short(mark)}
      </p>
    );
  });
};

export default Notes;
