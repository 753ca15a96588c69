package ventral.render.pack;

import java.util.Optional;
import ventral.contract.latent.Symmetry;

/** Source of a model's symmetry. */
public sealed interface SymmetrySource {

    /** The symmetry is measured on the model, see {@code ventral.render.symmetry}. */
    record MeasuredSymmetry() implements SymmetrySource {}

    /** The symmetry is declared in the label table, which takes precedence. */
    record DeclaredSymmetry(Optional<Symmetry> symmetry) implements SymmetrySource {}
}
