package ventral.gateway.armeria;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.grpc.ServerInterceptor;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/**
 * Base of tests that open the web page in a real browser, served by the whole API on an in-memory ledger and images.
 */
abstract class ChromiumTestBase {

    static Chromium chromium;

    final WebServerFixture open;

    /**
     * Starts the server.
     *
     * @param interceptors interceptors of every call
     */
    ChromiumTestBase(ServerInterceptor... interceptors) {
        open = new WebServerFixture(interceptors);
    }

    @BeforeAll
    static void start() throws IOException {
        chromium = new Chromium();
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @AfterEach
    void close() {
        chromium.leave();
        open.close();
    }

    final Page visit(Page page) {
        return visit(page, "");
    }

    /**
     * Opens the page at a hash.
     *
     * @param hash the fragment of the address
     */
    final Page visit(Page page, String hash) {
        page.navigate("http://127.0.0.1:%d/%s".formatted(open.door.port(), hash));
        return page;
    }
}
