package ventral.cli.terminal;

import java.util.List;

/** Lines at the foot of a terminal that are drawn anew in place. */
public final class RedrawnBlock {

    private static final String ESCAPE = "\u001b[";

    private int drawn;

    /** What to print so that {@code lines} stand where the lines before stood. */
    public String draw(List<String> lines) {
        String up = drawn == 0 ? "" : ESCAPE + drawn + "A\r" + ESCAPE + "J";
        drawn = lines.size();
        return up + String.join("\n", lines) + "\n";
    }
}
