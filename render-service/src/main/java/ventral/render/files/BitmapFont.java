package ventral.render.files;

import java.awt.image.BufferedImage;
import java.util.Locale;

/** Writes text into an image in capitals of 3 x 5 dots, because a server may have no fonts. */
final class BitmapFont {

    static final int HEIGHT = 14;

    private static final int DOT = 2;
    private static final int ADVANCE = 4 * DOT;
    private static final String CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-";

    /** Five rows per character; the bits of each octal digit are the dots of a row. */
    private static final String ROWS = "25755" + "65656" + "34443" + "65556" + "74647" + "74644" + "34553" + "55755"
            + "72227" + "11152" + "55655" + "44447" + "57755" + "65555" + "25552" + "65644" + "25563" + "65655"
            + "34216" + "72222" + "55557" + "55552" + "55775" + "55255" + "55222" + "71247" + "75557" + "26227"
            + "71747" + "71317" + "55711" + "74717" + "74757" + "71122" + "75757" + "75717" + "00700";

    private BitmapFont() {}

    /** Writes text into an image. Characters without a glyph are left blank. */
    static void write(String text, BufferedImage into, int left, int top) {
        for (int i = 0; i < text.length(); i++) {
            int at = CHARACTERS.indexOf(text.toUpperCase(Locale.ROOT).charAt(i));
            for (int dot = 0; at >= 0 && dot < 15; dot++) {
                int row = ROWS.charAt(5 * at + dot / 3) - '0';
                if ((row >> (2 - dot % 3) & 1) == 1) {
                    fill(into, left + i * ADVANCE + dot % 3 * DOT, top + 2 + dot / 3 * DOT);
                }
            }
        }
    }

    private static void fill(BufferedImage into, int left, int top) {
        for (int i = 0; i < DOT * DOT; i++) {
            int x = left + i % DOT;
            int y = top + i / DOT;
            if (x < into.getWidth() && y < into.getHeight()) {
                into.setRGB(x, y, 0);
            }
        }
    }
}
