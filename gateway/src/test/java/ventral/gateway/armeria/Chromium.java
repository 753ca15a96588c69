package ventral.gateway.armeria;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import ventral.gateway.testing.RequiredPrograms;

/** Runs the system's Chromium in headless mode, driven by the npm package {@code playwright-core}. */
final class Chromium implements AutoCloseable {

    private static final Path DRIVER = Path.of("node_modules/playwright-core").toAbsolutePath();

    /** Playwright requires the driver in a folder named {@code package}. */
    private static final Path LINK = Path.of("target/playwright/package").toAbsolutePath();

    /** Errors and warnings that pages wrote to their consoles. */
    final List<String> complaints = new CopyOnWriteArrayList<>();

    private final Playwright playwright;
    private final Browser browser;

    Chromium() throws IOException {
        Path chromium = RequiredPrograms.require("chromium", "chromium");
        Path node = RequiredPrograms.require("node", "nodejs");
        Files.createDirectories(LINK.getParent());
        Files.deleteIfExists(LINK);
        Files.createSymbolicLink(LINK, DRIVER);
        System.setProperty("playwright.cli.dir", LINK.getParent().toString());
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_NODEJS_PATH", node.toString(), "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(List.of("--no-sandbox")));
    }

    /** Opens a page in a new browser context, as for a first visit. */
    Page page(Browser.NewContextOptions options) {
        BrowserContext visitor = browser.newContext(options);
        Page page = visitor.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        return page;
    }

    Page page() {
        return page(new Browser.NewContextOptions().setViewportSize(1200, 900));
    }

    /** Closes every browser context. */
    void leave() {
        List.copyOf(browser.contexts()).forEach(BrowserContext::close);
        complaints.clear();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
