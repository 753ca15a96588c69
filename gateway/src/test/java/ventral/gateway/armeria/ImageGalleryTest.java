package ventral.gateway.armeria;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import ventral.gateway.image.ImageLogUnavailableException;
import ventral.gateway.ledger.model.StreamState;
import ventral.gateway.ledger.query.LedgerTable;
import ventral.gateway.testing.LedgerSamples;
import ventral.gateway.testing.SweepFixture;

/** Tests the gallery of a stream's images on the web page. */
final class ImageGalleryTest extends ChromiumTestBase {

    private static final int AT_ONCE = 12;

    @Test
    void images_are_shown_with_their_labels_as_they_come() {
        new SweepFixture(open.api.ledger, List.of(640L), 1).begin();
        Page page = visit(chromium.page());
        assertThat(page.locator("#images-of-stream .absence"))
                .hasText(Pattern.compile("streams/s1 has no images yet.*"));
        rendered(StreamState.RENDERING, 5);
        assertThat(items(page)).hasCount(5);
        assertThat(status(page)).hasText("Images 0 to 4 of the 5 rendered so far; 6,400 are planned.");
        rendered(StreamState.SUCCEEDED, 6_400);
        assertThat(items(page)).hasCount(AT_ONCE);
        assertThat(status(page)).hasText("Images 0 to 11 of 6,400.");
        Locator fifth = items(page).nth(5);
        assertThat(fifth).containsText("5");
        assertThat(fifth.locator("dt"))
                .hasText(new String[] {"category", "identity", "distance", "x", "y", "pitch", "yaw", "roll"});
        assertThat(fifth.locator("dd"))
                .hasText(new String[] {"tree", "identity-2", "1.55 m", "−0.25 m", "0.13 m", "30°", "−90°", "0°"});
        assertThat(fifth.locator("img")).hasAttribute("alt", "Image 5: tree");
        assertThat(fifth.evaluate("item => item.querySelector('img').naturalWidth"))
                .isEqualTo(32);
        assertThat(chromium.complaints).isEmpty();
    }

    @Test
    void pages_are_turned_and_jumped_to_by_the_keyboard_and_can_be_linked() {
        rendered(StreamState.SUCCEEDED, 100);
        Page page = visit(chromium.page(), "#image=24");
        assertThat(status(page)).hasText("Images 24 to 35 of 100.");
        press(page, "Next");
        assertThat(page).hasURL(Pattern.compile(".*#.*image=36.*"));
        assertThat(items(page).first()).containsText("36");
        press(page, "Last");
        assertThat(status(page)).hasText("Images 96 to 99 of 100.");
        assertThat(button(page, "Next")).hasAttribute("aria-disabled", "true");
        press(page, "Next");
        assertThat(status(page)).hasText("Images 96 to 99 of 100.");
        press(page, "First");
        assertThat(status(page)).hasText("Images 0 to 11 of 100.");
        assertThat(button(page, "First")).isFocused();
        page.locator("#first-image").fill("50");
        page.keyboard().press("Enter");
        assertThat(status(page)).hasText("Images 50 to 61 of 100.");
        page.locator("#first-image").fill("1000");
        page.keyboard().press("Enter");
        assertThat(status(page)).hasText("Images 50 to 61 of 100.");
        visit(page, "#image=1000");
        assertThat(page.locator("#images-of-stream .absence"))
                .hasText("Image 1,000 does not exist: streams/s1 has 100 images.");
        press(page, "Last");
        assertThat(status(page)).hasText("Images 96 to 99 of 100.");
        assertThat(chromium.complaints).isEmpty();
    }

    @Test
    void what_keeps_images_away_is_said_and_tried_again() {
        rendered(StreamState.SUCCEEDED, 100);
        open.api.images.fail(new ImageLogUnavailableException("no broker", new IllegalStateException()));
        Page page = visit(chromium.page());
        assertThat(page.locator("#images-of-stream .failure"))
                .hasText("The images cannot be read: no broker. Retrying.");
        open.api.images.fail(null);
        assertThat(items(page)).hasCount(AT_ONCE);
        assertThat(page.locator("#images-of-stream .failure")).isHidden();
    }

    @Test
    void nothing_sticks_out_of_a_narrow_window_and_labels_can_be_read_in_the_dark() {
        rendered(StreamState.SUCCEEDED, 100);
        Page page = visit(
                chromium.page(new Browser.NewContextOptions()
                        .setViewportSize(400, 900)
                        .setColorScheme(ColorScheme.DARK)),
                "");
        assertThat(items(page)).hasCount(AT_ONCE);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(400);
        assertThat(items(page).first().locator("dd").first().evaluate("word => getComputedStyle(word).color"))
                .isEqualTo("rgb(230, 233, 237)");
    }

    private void rendered(StreamState state, long count) {
        if (open.api.ledger.all(LedgerTable.SWEEPS).isEmpty()) {
            new SweepFixture(open.api.ledger, List.of(640L), 1).begin();
        }
        open.api.images.fill(LedgerSamples.STREAM, count);
        open.api.ledger.report(LedgerSamples.STREAM, LedgerSamples.progress(state, count));
    }

    private static Locator items(Page page) {
        return page.locator(".gallery li");
    }

    private static Locator status(Page page) {
        return page.locator("#images-of-stream [role=status]");
    }

    private static Locator button(Page page, String word) {
        return page.locator("#images-of-stream button")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + word + "$")));
    }

    private static void press(Page page, String word) {
        button(page, word).focus();
        page.keyboard().press("Enter");
    }
}
