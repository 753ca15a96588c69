package ventral.gateway.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import ventral.contract.name.ResourceName;
import ventral.gateway.ledger.command.CommandHandler.ExecutionMode;
import ventral.gateway.ledger.query.Filter;
import ventral.gateway.ledger.query.Ledger;
import ventral.gateway.ledger.query.LedgerStatus;
import ventral.gateway.ledger.query.LedgerTable;
import ventral.gateway.ledger.query.Page;
import ventral.gateway.ledger.query.SortOrder;

/** Handles unary calls that read from the ledger. */
@Singleton
public class UnaryCallHandler {

    private final Ledger ledger;
    private final LedgerStatus ledgerStatus;

    UnaryCallHandler(Ledger ledger, LedgerStatus ledgerStatus) {
        this.ledger = ledger;
        this.ledgerStatus = ledgerStatus;
    }

    /** Sends the result of {@code work} on a current ledger, or the error that prevents it. */
    public <R> void respond(StreamObserver<R> caller, Supplier<R> work) {
        send(caller, () -> read(work));
    }

    /** Returns the result of {@code work} on a current ledger. */
    public <R> R read(Supplier<R> work) {
        ledgerStatus.requireCurrent();
        return work.get();
    }

    /** Sends the result of {@code work}, or the error that prevents it. */
    public static <R> void send(StreamObserver<R> caller, Supplier<R> work) {
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
    public <T> T get(LedgerTable<T> table, ResourceName name) {
        return ledger.find(table, name).orElseThrow(() -> Errors.notFound(name));
    }

    public <T> Page<T> list(LedgerTable<T> table, Filter filter, PageRequest paging) {
        return list(table, filter, SortOrder.DEFAULT, paging);
    }

    /**
     * Returns a page of a list.
     *
     * @param paging page request of a list that is identified by {@code order} too
     */
    public <T> Page<T> list(LedgerTable<T> table, Filter filter, SortOrder sortOrder, PageRequest paging) {
        if (!sortOrder.equals(SortOrder.DEFAULT) && !paging.afterKey().isEmpty()) {
            RequestFields.parse("page_token", paging.afterKey(), table.order(sortOrder)::parseCursor);
        }
        return ledger.list(table, filter, sortOrder, paging.afterKey(), paging.size());
    }

    public static SortOrder order(String words, LedgerTable<?> table) {
        return RequestFields.parse("order_by", words, text -> SortOrder.parse(text, table));
    }

    public static ExecutionMode purpose(boolean validateOnly) {
        return validateOnly ? ExecutionMode.VALIDATE_ONLY : ExecutionMode.EXECUTE;
    }
}
