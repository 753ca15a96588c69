package ventral.gateway.armeria;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** Opens the page in a real browser, served by the whole API on a ledger and images in memory. */
abstract class InChromium {

    static Chromium chromium;

    final OpenDoor open = new OpenDoor();

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

    /** @param hash the part of the address after the page's own */
    final Page visit(Page page, String hash) {
        page.navigate("http://127.0.0.1:%d/%s".formatted(open.door.port(), hash));
        return page;
    }
}
