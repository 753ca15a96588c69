package ventral.launcher.component;

import java.util.concurrent.CompletableFuture;

/** A running component of the system. Closing it shuts it down and returns when it has stopped. */
public interface LocalComponent extends AutoCloseable {

    Endpoint kind();

    /** Completes with a reason for the user when the component stops, whether requested or not. */
    CompletableFuture<String> ended();

    @Override
    void close();
}
