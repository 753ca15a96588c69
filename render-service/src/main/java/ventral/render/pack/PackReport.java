package ventral.render.pack;

import java.util.List;

/** Refusals and warnings for a pack's models, in the order of its label table. */
public record PackReport(List<ModelFinding> refused, List<ModelFinding> warnings) {

    /**
     * A refusal or warning for one model.
     *
     * @param model name of the identity
     * @param line line of the label table
     */
    public record ModelFinding(String model, int line, String text) {

        @Override
        public String toString() {
            return "%s (line %d): %s".formatted(model, line, text);
        }
    }

    public PackReport {
        refused = List.copyOf(refused);
        warnings = List.copyOf(warnings);
    }
}
