package ventral.gateway.panache.row;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ventral.contract.cost.MeasuredCost;
import ventral.contract.spec.LatentRange;
import ventral.contract.spec.Recipe;
import ventral.contract.validation.Validation;
import ventral.contract.wire.LatentRangeMapper;
import ventral.contract.wire.MeasuredCostMapper;
import ventral.contract.wire.RecipeMapper;
import ventral.contract.wire.ValidationMapper;
import ventral.type.v1.SceneSpec;

/**
 * Converts recipes, validations, costs and ranges of latents to and from protobuf columns. They are stored whole because
 * no query needs a part of them.
 */
final class ProtobufColumns {

    private ProtobufColumns() {}

    static byte[] bytes(Recipe recipe) {
        return RecipeMapper.toWire(recipe).toByteArray();
    }

    static byte @Nullable [] bytes(@Nullable Validation validation) {
        return validation == null ? null : ValidationMapper.toWire(validation).toByteArray();
    }

    static byte @Nullable [] bytes(@Nullable MeasuredCost cost) {
        return cost == null ? null : MeasuredCostMapper.toWire(cost).toByteArray();
    }

    static byte[] bytes(List<LatentRange> ranges) {
        return SceneSpec.newBuilder()
                .addAllRanges(ranges.stream().map(LatentRangeMapper::toWire).toList())
                .build()
                .toByteArray();
    }

    static List<LatentRange> ranges(byte[] bytes) {
        try {
            return SceneSpec.parseFrom(bytes).getRangesList().stream()
                    .map(LatentRangeMapper::fromWire)
                    .toList();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the ranges of a stream in the ledger are damaged", e);
        }
    }

    /**
     * Parses a recipe.
     *
     * @param epochCount epochs of its run
     */
    static Recipe recipe(byte[] bytes, int epochCount) {
        try {
            return RecipeMapper.fromWire(ventral.type.v1.Recipe.parseFrom(bytes), epochCount);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a recipe in the ledger is damaged", e);
        }
    }

    static @Nullable Validation validation(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            return ValidationMapper.fromWire(ventral.type.v1.Validation.parseFrom(bytes));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a validation in the ledger is damaged", e);
        }
    }

    static @Nullable MeasuredCost cost(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            return MeasuredCostMapper.fromWire(ventral.type.v1.MeasuredCost.parseFrom(bytes));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a cost in the ledger is damaged", e);
        }
    }
}
