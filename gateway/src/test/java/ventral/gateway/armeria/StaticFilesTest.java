package ventral.gateway.armeria;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StaticFilesTest {

    @TempDir
    Path classes;

    @Test
    void the_page_lies_at_the_root_and_is_asked_for_anew_each_time() throws IOException {
        write("web/index.html", "<!doctype html><title>Ventral</title>");
        try (WebServerFixture open = open()) {
            HttpResponse<String> page = open.ask("GET", "/", "");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("<title>Ventral</title>");
            assertThat(header(page, "content-type")).startsWith("text/html");
            assertThat(header(page, "cache-control")).contains("no-cache");
            assertThat(open.ask("GET", "/", "", "if-none-match", header(page, "etag"))
                            .statusCode())
                    .isEqualTo(304);
        }
    }

    @Test
    void files_with_their_digest_in_their_name_are_kept() throws IOException {
        write("web/index.html", "");
        write("web/assets/index-0a1b.js", "export {}");
        try (WebServerFixture open = open()) {
            HttpResponse<String> script = open.ask("GET", "/assets/index-0a1b.js", "");
            assertThat(header(script, "content-type")).contains("javascript");
            assertThat(header(script, "cache-control")).contains("immutable");
        }
    }

    @Test
    void a_browser_is_told_to_run_only_what_comes_from_here() throws IOException {
        write("web/index.html", "");
        try (WebServerFixture open = open()) {
            for (String path : new String[] {"/", "/v1/runs", "/nowhere"}) {
                HttpResponse<String> answer = open.ask("GET", path, "");
                assertThat(header(answer, "content-security-policy"))
                        .startsWith("default-src 'self';")
                        .doesNotContain("unsafe");
                assertThat(header(answer, "x-content-type-options")).isEqualTo("nosniff");
            }
        }
    }

    @Test
    void nothing_outside_the_folder_is_given_away() throws IOException {
        write("web/index.html", "");
        write("secret", "secret");
        try (WebServerFixture open = open()) {
            for (String path : new String[] {"/../secret", "/..%2fsecret", "/%2e%2e/secret", "/secret"}) {
                assertThat(open.ask("GET", path, "").body())
                        .doesNotContain("secret\"")
                        .isNotEqualTo("secret");
            }
        }
    }

    @Test
    void without_a_page_a_line_says_so() {
        try (WebServerFixture open = new WebServerFixture(new URLClassLoader(new URL[0], null))) {
            HttpResponse<String> answer = open.ask("GET", "/", "");
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(header(answer, "content-type")).startsWith("text/plain");
            assertThat(answer.body()).startsWith("This gateway was built without its web page.");
        }
    }

    private WebServerFixture open() throws IOException {
        return new WebServerFixture(
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, null));
    }

    private void write(String file, String text) throws IOException {
        Path path = classes.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
