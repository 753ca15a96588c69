package ventral.cli.terminal;

import java.util.List;

/** Lines at the bottom of a terminal that are redrawn in place. */
public final class RedrawnBlock {

    private static final String ESCAPE = "\u001b[";

    private int drawn;

    /** Returns the text to print so that {@code lines} replace the lines drawn before. */
    public String draw(List<String> lines) {
        String up = drawn == 0 ? "" : ESCAPE + drawn + "A\r" + ESCAPE + "J";
        drawn = lines.size();
        return up + String.join("\n", lines) + "\n";
    }
}
