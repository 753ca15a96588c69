package ventral.gateway.panache.row;

import jakarta.persistence.MappedSuperclass;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import ventral.gateway.ledger.model.Failure;

/** Base of rows that can hold an error. */
@MappedSuperclass
abstract class FallibleRow extends LedgerRow {

    public @Nullable Integer errorCode;

    public @Nullable String errorMessage;

    static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    static OptionalDouble optional(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    final void setError(Optional<Failure> error) {
        errorCode = error.map(Failure::code).orElse(null);
        errorMessage = error.map(Failure::message).orElse(null);
    }

    final Optional<Failure> error() {
        return errorCode == null || errorMessage == null
                ? Optional.empty()
                : Optional.of(new Failure(errorCode, errorMessage));
    }
}
