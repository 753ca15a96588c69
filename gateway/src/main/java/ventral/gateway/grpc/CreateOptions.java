package ventral.gateway.grpc;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ventral.gateway.ledger.command.CommandHandler.ExecutionMode;
import ventral.gateway.ledger.command.ReadableIdGenerator;

/**
 * Holds the options of a create request.
 *
 * @param name null if the gateway chooses one
 */
public record CreateOptions<N>(@Nullable N name, ExecutionMode purpose) {

    /**
     * Parses the options. A client that received no response repeats the request with the same {@code requestId}, a
     * UUID, and gets the resource that the first request created (Google AIP-155). A name that the gateway chooses is
     * therefore derived from the UUID.
     *
     * @param idField name of the request's field that holds {@code id}
     * @throws ventral.contract.spec.InvalidFieldException if a field is invalid
     */
    public static <N> CreateOptions<N> of(
            String idField, String id, String requestId, boolean validateOnly, Function<String, N> naming) {
        Optional<UUID> request = RequestFields.readOptional("request_id", requestId, CreateOptions::uuid);
        N name = RequestFields.readOptional(idField, id, naming)
                .or(() -> request.map(ReadableIdGenerator::of).map(naming))
                .orElse(null);
        if (validateOnly) {
            return new CreateOptions<>(name, ExecutionMode.VALIDATE_ONLY);
        }
        return new CreateOptions<>(
                name, request.isPresent() ? ExecutionMode.EXECUTE_IDEMPOTENTLY : ExecutionMode.EXECUTE);
    }

    private static UUID uuid(String word) {
        try {
            UUID uuid = UUID.fromString(word);
            if (uuid.toString().equalsIgnoreCase(word)) {
                return uuid;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(notAUuid(word), e);
        }
        throw new IllegalArgumentException(notAUuid(word));
    }

    private static String notAUuid(String word) {
        return "'%s' is not a UUID such as 6fa459ea-ee8a-4ca4-894e-db77e160355e".formatted(word);
    }
}
