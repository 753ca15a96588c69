package ventral.cli.local;

import java.util.concurrent.CompletableFuture;

/** A running piece of the system. Closing it stops it in order and returns when it has stopped. */
interface Part extends AutoCloseable {

    Endpoint kind();

    /** Completes with the reason, for the user, when the part stops, asked to or not. */
    CompletableFuture<String> ended();

    @Override
    void close();
}
