package ventral.render.pack;

import org.jspecify.annotations.Nullable;
import ventral.contract.latent.Symmetry;

/** Source of a model's symmetry. */
public sealed interface SymmetrySource {

    /** The symmetry is measured on the model, see {@code ventral.render.symmetry}. */
    record MeasuredSymmetry() implements SymmetrySource {}

    /**
     * The symmetry is declared in the label table, which takes precedence.
     *
     * @param symmetry null if the model is declared to have none
     */
    record DeclaredSymmetry(@Nullable Symmetry symmetry) implements SymmetrySource {}
}
