package ventral.gateway.armeria;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import ventral.gateway.testing.SweepFixture;

/** Tests the figures, the tables and the runs on the web page. */
final class WebPageTest extends ChromiumTestBase {

    private static final List<Long> SIZES = List.of(640L, 6_400L, 64_000L);
    private static final int OBJECTIVES = 3;
    private static final int PANELS = 5;

    @TempDir
    static Path folder;

    private final SweepFixture experiment = new SweepFixture(open.api.ledger, SIZES, 4);

    @Test
    void an_empty_page_says_what_to_do_and_then_figures_appear_and_grow_by_themselves() {
        Page page = visit(chromium.page());
        assertThat(page.getByText("There is no sweep yet.")).isVisible();
        assertThat(page.locator("pre")).containsText("./ventral sweeps create");

        experiment.begin();
        assertThat(page.getByText("No run of sweeps/figure2 has a score").first())
                .isVisible();
        assertThat(page.locator("#runs [role=status]")).hasText("36 queued.");

        experiment.finish(0);
        experiment.finish(1);
        assertThat(seeds(page)).hasCount(PANELS * OBJECTIVES * 2);
        assertThat(page.locator("#scaling .picture > svg > svg")).hasCount(OBJECTIVES);
        assertThat(page.locator("#layers .picture > svg > svg")).hasCount(4);
        assertThat(page.locator(".warning")).containsText("it takes 4 seeds");

        experiment.finish(2);
        assertThat(seeds(page)).hasCount(PANELS * OBJECTIVES * 3);
        experiment.finish(3);
        assertThat(seeds(page)).hasCount(PANELS * OBJECTIVES * 4);
        assertThat(page.locator(".warning")).isHidden();
        assertThat(page.locator("#runs [role=status]")).hasText("36 succeeded.");
        assertThat(chromium.complaints).isEmpty();
    }

    @Test
    void losses_are_gathered_while_the_page_looks() {
        experiment.begin();
        Page page = visit(chromium.page());
        experiment.train(64, 2f);
        assertThat(page.locator("#runs [role=status]")).containsText("1 running");
        assertThat(page.locator("#losses")).isHidden();
        experiment.train(128, 1.5f);
        assertThat(page.locator("#losses svg").first()).isVisible();
        page.locator("#losses summary").click();
        assertThat(page.locator("#losses tbody td.number").first()).hasText("2");
        experiment.train(192, 1.2f);
        assertThat(page.locator("#losses tbody td.number").first()).hasText("3");
    }

    @Test
    void a_broken_connection_is_said_and_taken_up_again_with_nothing_lost_or_doubled() {
        scored(2);
        Page page = visit(chromium.page());
        assertThat(seeds(page)).hasCount(PANELS * OBJECTIVES * 2);
        int port = open.door.port();
        open.door.close();
        assertThat(page.locator(".connection")).containsText("Connection lost");
        assertThat(seeds(page)).hasCount(PANELS * OBJECTIVES * 2);
        experiment.finish(2);

        try (WebServer again = new WebServer(
                WebServerFixture.settings(port),
                open.api.services(),
                List.of(),
                open.api.executor(),
                WebPageTest.class.getClassLoader())) {
            again.open();
            assertThat(page.locator(".connection")).hasText("Live");
            assertThat(seeds(page)).hasCount(PANELS * OBJECTIVES * 3);
            assertThat(page.locator("#runs tbody tr")).hasCount(25);
            assertThat(page.locator("#runs [role=status]")).hasText("9 queued, 27 succeeded.");
        }
    }

    @Test
    void every_figure_is_saved_as_svg_png_and_csv() throws Exception {
        scored(2);
        Page page = visit(chromium.page());
        for (String figure : new String[] {"objectives", "scaling", "layers"}) {
            assertThat(page.locator("#" + figure + " svg").first()).isVisible();
            Document svg = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(save(page, figure, "SVG").toFile());
            assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
                    .contains("Simulated");
            assertThat(svg.getElementsByTagName("path").getLength()).isGreaterThan(10);
            BufferedImage png = ImageIO.read(save(page, figure, "PNG").toFile());
            assertThat(png.getWidth()).isGreaterThan(2500);
            assertThat(png.getRGB(2, 2)).isEqualTo(0xffffffff);
            List<String> csv = Files.readAllLines(save(page, figure, "CSV"));
            int columns = csv.get(0).split(",", -1).length;
            assertThat(csv)
                    .hasSizeGreaterThan(12)
                    .allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(columns));
        }
        assertThat(Files.readAllLines(save(page, "objectives", "CSV")).stream()
                        .filter(line -> line.contains(",objective,")))
                .hasSize(PANELS * OBJECTIVES * 2);
        assertThat(chromium.complaints).isEmpty();
    }

    @Test
    void everything_is_reached_and_worked_by_the_keyboard() {
        scored(3);
        Page page = visit(chromium.page());
        assertThat(seeds(page)).hasCount(PANELS * OBJECTIVES * 3);
        Set<String> reached = new LinkedHashSet<>();
        for (int step = 0; step < 60; step++) {
            page.keyboard().press("Tab");
            Object seen = page.evaluate("() => { const e = document.activeElement, s = getComputedStyle(e);"
                    + " return e === document.body ? '' : `${e.id || e.getAttribute('aria-label') || e.textContent}"
                    + "|${s.outlineStyle === 'none' ? 'unseen' : 'seen'}`; }");
            reached.add((String) seen);
        }
        assertThat(reached)
                .noneMatch(one -> one.endsWith("|unseen"))
                .contains(
                        "Skip to the figures|seen",
                        "theme|seen",
                        "sweep|seen",
                        "measure|seen",
                        "normalisation|seen",
                        "images|seen",
                        "Save “Score by objective” as SVG|seen",
                        "Save “Layers of a checkpoint” as CSV|seen",
                        "Data table|seen",
                        "pair-first|seen",
                        "layers-run|seen",
                        "layers-checkpoint|seen",
                        "Runs|seen");

        page.locator("#measure").focus();
        page.keyboard().press("ArrowDown");
        assertThat(page).hasURL(Pattern.compile(".*#.*measure=b-v1.*"));
        assertThat(seeds(page)).hasCount(OBJECTIVES * 3);
        page.locator("#objectives summary").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#objectives table tbody tr")).hasCount(OBJECTIVES);
    }

    @Test
    void a_link_opens_what_it_was_made_of() {
        scored(2);
        Page page = chromium.page();
        page.navigate("http://127.0.0.1:%d/#sweep=figure2&measure=b-it&normalisation=squared-over-ceiling&images=6400"
                .formatted(open.door.port()));
        Locator caption = page.locator("#objectives figcaption");
        assertThat(caption).containsText("Alignment r²/c, IT: b-it, after learning from 6,400 images");
        assertThat(page.locator("#scaling figcaption")).containsText("Alignment r²/c, IT: b-it");
        assertThat(page.locator("#measure")).hasValue("b-it");
        assertThat(page.locator("#images")).hasValue("6400");
    }

    @Test
    void simulated_and_the_normalisation_are_said_with_every_figure() {
        scored(2);
        Page page = visit(chromium.page());
        assertThat(page.locator(".simulated")).isVisible();
        for (String figure : new String[] {"objectives", "scaling", "layers"}) {
            assertThat(page.locator("#" + figure + " figcaption")).containsText("Simulated recordings");
            assertThat(page.locator("#" + figure + " .picture")).containsText("simulated");
        }
        assertThat(page.locator("#objectives figcaption")).containsText("Alignment (r/c)²");
        assertThat(page.locator("#objectives figcaption")).containsText("ddof 1");
        assertThat(page.locator("#scaling figcaption")).containsText("Alignment (r/c)²");
        assertThat(page.locator("#layers figcaption")).containsText("no ceiling is divided out");
    }

    @Test
    void it_is_dark_where_the_system_is_unless_the_visitor_says_otherwise() {
        scored(2);
        Page page = visit(chromium.page(new Browser.NewContextOptions().setColorScheme(ColorScheme.DARK)));
        assertThat(seeds(page)).hasCount(PANELS * OBJECTIVES * 2);
        assertThat(ground(page)).isEqualTo("rgb(20, 24, 29)");
        String dark = ink(page);
        page.locator("#theme").selectOption("light");
        assertThat(ground(page)).isEqualTo("rgb(255, 255, 255)");
        assertThat(ink(page)).isNotEqualTo(dark);
        page.reload();
        assertThat(page.locator("#theme")).hasValue("light");
        assertThat(ground(page)).isEqualTo("rgb(255, 255, 255)");
    }

    @Test
    void nothing_sticks_out_of_a_narrow_or_a_wide_window() {
        scored(2);
        for (int width : new int[] {400, 1600}) {
            Page page = visit(chromium.page(new Browser.NewContextOptions().setViewportSize(width, 900)));
            assertThat(seeds(page)).hasCount(PANELS * OBJECTIVES * 2);
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
        }
    }

    private void scored(int seeds) {
        experiment.begin();
        for (int seed = 0; seed < seeds; seed++) {
            experiment.finish(seed);
        }
    }

    /** Locates the circles of the first figure, one per seed and panel. */
    private static Locator seeds(Page page) {
        return page.locator("#objectives .picture [aria-label=dot] circle");
    }

    private static Path save(Page page, String figure, String kind) {
        Download saved = page.waitForDownload(() -> page.locator("#" + figure + " .exports button")
                .filter(new Locator.FilterOptions().setHasText(kind))
                .click());
        Path file = folder.resolve(saved.suggestedFilename());
        saved.saveAs(file);
        return file;
    }

    private static String ground(Page page) {
        return (String) page.evaluate("getComputedStyle(document.body).backgroundColor");
    }

    private static String ink(Page page) {
        return (String) page.evaluate("getComputedStyle(document.querySelector('#objectives svg svg')).color");
    }
}
