package ventral.gateway.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;
import ventral.contract.name.ResourceName;
import ventral.gateway.ledger.CommandHandler.ExecutionMode;
import ventral.gateway.ledger.Filter;
import ventral.gateway.ledger.Ledger;
import ventral.gateway.ledger.LedgerStatus;
import ventral.gateway.ledger.LedgerTable;
import ventral.gateway.ledger.Page;
import ventral.gateway.ledger.SortOrder;

/** Handles unary calls that read from the ledger. */
@Singleton
class UnaryCallHandler {

    private final Ledger ledger;
    private final LedgerStatus ledgerStatus;

    UnaryCallHandler(Ledger ledger, LedgerStatus ledgerStatus) {
        this.ledger = ledger;
        this.ledgerStatus = ledgerStatus;
    }

    /** Sends the result of {@code work} on a current ledger, or the error that prevents it. */
    <R> void respond(StreamObserver<R> caller, Supplier<R> work) {
        send(caller, () -> read(work));
    }

    /** Returns the result of {@code work} on a current ledger. */
    <R> R read(Supplier<R> work) {
        ledgerStatus.requireCurrent();
        return work.get();
    }

    /** Sends the result of {@code work}, or the error that prevents it. */
    static <R> void send(StreamObserver<R> caller, Supplier<R> work) {
        R answer;
        try {
            answer = work.get();
        } catch (RuntimeException e) {
            caller.onError(Errors.of(e));
            return;
        }
        if (caller instanceof ServerCallStreamObserver<R> call && call.isCancelled()) {
            return;
        }
        caller.onNext(answer);
        caller.onCompleted();
    }

    /**
     * Returns a row.
     *
     * @throws io.grpc.StatusRuntimeException if it does not exist
     */
    <T> T get(LedgerTable<T> table, ResourceName name) {
        return orNotFound(ledger.find(table, name), name);
    }

    static <T> T orNotFound(Optional<T> found, ResourceName name) {
        return found.orElseThrow(() -> Errors.notFound(name));
    }

    <T> Page<T> list(LedgerTable<T> table, Filter filter, PageRequest paging) {
        return list(table, filter, SortOrder.DEFAULT, paging);
    }

    /**
     * Returns a page of a list.
     *
     * @param paging page request of a list that is identified by {@code order} too
     */
    <T> Page<T> list(LedgerTable<T> table, Filter filter, SortOrder sortOrder, PageRequest paging) {
        if (!sortOrder.equals(SortOrder.DEFAULT) && !paging.afterKey().isEmpty()) {
            RequestFields.parse("page_token", paging.afterKey(), table.order(sortOrder)::parseCursor);
        }
        return ledger.list(table, filter, sortOrder, paging.afterKey(), paging.size());
    }

    static SortOrder order(String words, LedgerTable<?> table) {
        return RequestFields.parse("order_by", words, text -> SortOrder.parse(text, table));
    }

    static ExecutionMode purpose(boolean validateOnly) {
        return validateOnly ? ExecutionMode.VALIDATE_ONLY : ExecutionMode.EXECUTE;
    }
}
