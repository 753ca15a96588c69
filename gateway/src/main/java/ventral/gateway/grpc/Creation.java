package ventral.gateway.grpc;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import ventral.gateway.ledger.Orders.Purpose;
import ventral.gateway.ledger.ReadableIds;

/**
 * Holds the options of a create request.
 *
 * @param name empty if the ledger chooses one
 */
record Creation<N>(Optional<N> name, Purpose purpose) {

    /**
     * Parses the options. A client that received no response repeats the request with the same {@code requestId}, a
     * UUID, and gets the resource that the first request created (Google AIP-155). A name that the gateway chooses is
     * therefore derived from the UUID.
     *
     * @param idField name of the request's field that holds {@code id}
     * @throws ventral.contract.spec.InvalidFieldException if a field is invalid
     */
    static <N> Creation<N> of(
            String idField, String id, String requestId, boolean validateOnly, Function<String, N> naming) {
        Optional<UUID> request = Fields.readOptional("request_id", requestId, Creation::uuid);
        Optional<N> name = Fields.readOptional(idField, id, naming)
                .or(() -> request.map(ReadableIds::of).map(naming));
        if (validateOnly) {
            return new Creation<>(name, Purpose.TO_VALIDATE);
        }
        return new Creation<>(name, request.isPresent() ? Purpose.TO_CARRY_OUT_ONCE : Purpose.TO_CARRY_OUT);
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
