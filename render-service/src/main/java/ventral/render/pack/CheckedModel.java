package ventral.render.pack;

import java.util.List;
import java.util.Optional;
import ventral.contract.latent.Symmetry;
import ventral.render.pack.Fitting.Fitted;

/** The result of reading one model of a pack: accepted or refused. */
sealed interface CheckedModel {

    ModelLabel label();

    record Accepted(ModelLabel label, Fitted model, Optional<Symmetry> symmetry) implements CheckedModel {}

    record Refused(ModelLabel label, String reason) implements CheckedModel {}

    /** Returns the warnings for users. */
    default List<String> warnings() {
        return this instanceof Accepted accepted ? accepted.model().warnings() : List.of();
    }
}
