package ventral.gateway.panache;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ventral.contract.spec.Recipe;
import ventral.contract.validation.Validation;
import ventral.contract.wire.Recipes;
import ventral.contract.wire.Validations;

/** Recipes and validations as they lie in a column: whole, since nobody asks for a part of one. */
final class StoredMessages {

    private StoredMessages() {}

    static byte[] bytes(Recipe recipe) {
        return Recipes.toWire(recipe).toByteArray();
    }

    static byte @Nullable [] bytes(Optional<Validation> validation) {
        return validation.map(there -> Validations.toWire(there).toByteArray()).orElse(null);
    }

    /** @param epochCount of its run */
    static Recipe recipe(byte[] bytes, int epochCount) {
        try {
            return Recipes.fromWire(ventral.type.v1.Recipe.parseFrom(bytes), epochCount);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a recipe in the ledger is damaged", e);
        }
    }

    static Optional<Validation> validation(byte @Nullable [] bytes) {
        if (bytes == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Validations.fromWire(ventral.type.v1.Validation.parseFrom(bytes)));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a validation in the ledger is damaged", e);
        }
    }
}
