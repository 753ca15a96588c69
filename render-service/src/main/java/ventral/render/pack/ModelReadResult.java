package ventral.render.pack;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ventral.contract.latent.Symmetry;
import ventral.render.conversion.ModelConverter.ConvertedModel;

/** The result of reading one model of a pack: accepted or refused. */
sealed interface ModelReadResult {

    ModelLabel label();

    record AcceptedModel(
            ModelLabel label,
            ConvertedModel model,
            @Nullable Symmetry symmetry) implements ModelReadResult {}

    record RefusedModel(ModelLabel label, String reason) implements ModelReadResult {}

    /** Returns the warnings for users. */
    default List<String> warnings() {
        return this instanceof AcceptedModel accepted ? accepted.model().warnings() : List.of();
    }
}
