package ventral.gateway.panache.row;

import jakarta.persistence.MappedSuperclass;
import org.jspecify.annotations.Nullable;
import ventral.gateway.ledger.model.Failure;

/** Base of rows that can hold an error. */
@MappedSuperclass
abstract class FallibleRow extends LedgerRow {

    public @Nullable Integer errorCode;

    public @Nullable String errorMessage;

    final void setError(@Nullable Failure error) {
        errorCode = error == null ? null : error.code();
        errorMessage = error == null ? null : error.message();
    }

    final @Nullable Failure error() {
        return errorCode == null || errorMessage == null ? null : new Failure(errorCode, errorMessage);
    }
}
