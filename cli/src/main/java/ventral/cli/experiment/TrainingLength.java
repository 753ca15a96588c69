package ventral.cli.experiment;

import ventral.cli.terminal.NumberFormats;

/** Describes whether updates grow with dataset size in a sweep. */
final class TrainingLength {

    private TrainingLength() {}

    /**
     * Describes the length of training.
     *
     * @param updateCount updates of every run; 0 for equal passes
     * @param epochCount passes of every run; 0 for equal updates; nothing is known if both are 0
     */
    static String words(long updateCount, int epochCount) {
        if (updateCount > 0) {
            return "%s update%s at every size".formatted(NumberFormats.count(updateCount), updateCount == 1 ? "" : "s");
        }
        return switch (epochCount) {
            case 0 -> "";
            case 1 -> "one pass: updates grow with size";
            default -> "%s passes: updates grow with size".formatted(NumberFormats.count(epochCount));
        };
    }
}
