package ventral.cli.experiment;

import ventral.cli.terminal.Words;

/** Says what grows with dataset size in a sweep: nothing else, or updates too. */
final class TrainingLength {

    private TrainingLength() {}

    /**
     * Returns it in words.
     *
     * @param updateCount of every run; 0 for equal passes
     * @param epochCount passes of every run; 0 for equal updates, and with both 0 nothing is known
     */
    static String words(long updateCount, int epochCount) {
        if (updateCount > 0) {
            return "%s update%s at every size".formatted(Words.count(updateCount), updateCount == 1 ? "" : "s");
        }
        return switch (epochCount) {
            case 0 -> "";
            case 1 -> "one pass: updates grow with size";
            default -> "%s passes: updates grow with size".formatted(Words.count(epochCount));
        };
    }
}
