package ventral.render.pack;

import java.util.Optional;
import ventral.contract.latent.Symmetry;

/** Where a model's symmetry comes from. */
public sealed interface SymmetryRule {

    /** From the model: as {@code ventral.render.symmetry} finds it. */
    record Measured() implements SymmetryRule {}

    /** From the label table, which knows better. */
    record Told(Optional<Symmetry> symmetry) implements SymmetryRule {}
}
