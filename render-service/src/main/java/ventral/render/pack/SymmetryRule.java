package ventral.render.pack;

import java.util.Optional;
import ventral.contract.latent.Symmetry;

/** Source of a model's symmetry. */
public sealed interface SymmetryRule {

    /** The symmetry is measured on the model, see {@code ventral.render.symmetry}. */
    record Measured() implements SymmetryRule {}

    /** The symmetry is declared in the label table, which takes precedence. */
    record Told(Optional<Symmetry> symmetry) implements SymmetryRule {}
}
