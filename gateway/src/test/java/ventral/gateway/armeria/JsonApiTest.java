package ventral.gateway.armeria;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ventral.contract.name.RunName;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.ledger.model.Stream;
import ventral.gateway.ledger.model.StreamState;
import ventral.gateway.ledger.query.LedgerStatus;
import ventral.gateway.ledger.query.LedgerTable;
import ventral.gateway.testing.LedgerSamples;

/** Tests a client that uses HTTP and JSON, without gRPC. */
final class JsonApiTest {

    private final WebServerFixture open = new WebServerFixture();

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void page_after_page_gives_everything_once() {
        putRuns(7);
        List<String> walked = new ArrayList<>();
        String token = "";
        do {
            JsonNode page = open.get("/v1/runs?page_size=3&page_token=" + token);
            page.get("runs").forEach(run -> walked.add(run.get("name").asText()));
            token = page.get("nextPageToken").asText();
        } while (!token.isEmpty());
        assertThat(walked).containsExactly("runs/r6", "runs/r5", "runs/r4", "runs/r3", "runs/r2", "runs/r1", "runs/r0");
    }

    @Test
    void a_query_may_call_a_field_as_the_schema_or_as_json_does() {
        putRuns(3);
        assertThat(open.get("/v1/runs?page_size=2").get("runs")).hasSize(2);
        assertThat(open.get("/v1/runs?pageSize=2").get("runs")).hasSize(2);
    }

    @Test
    void a_filter_leaves_out_what_does_not_match() {
        putRuns(3);
        open.api.ledger.report(new RunName("r1"), LedgerSamples.progress(RunState.RUNNING, 64));
        JsonNode runs = open.get("/v1/runs?filter=state%20%3D%20RUNNING").get("runs");
        assertThat(runs).hasSize(1);
        assertThat(runs.get(0).get("name").asText()).isEqualTo("runs/r1");
        assertThat(runs.get(0).get("seenImageCount").asText()).isEqualTo("64");
    }

    @Test
    void what_is_created_can_be_read_and_what_is_zero_is_written() {
        JsonNode made = open.post(
                "/v1/streams?stream_id=s2",
                "{\"spec\": {\"seed\": 7, \"imageCount\": 6400, \"imageSize\": 64, \"batchSize\": 64}}");
        assertThat(made.get("name").asText()).isEqualTo("streams/s2");
        JsonNode read = open.get("/v1/streams/s2");
        assertThat(read).isEqualTo(made);
        assertThat(read.get("state").asText()).isEqualTo("STREAM_STATE_QUEUED");
        assertThat(read.get("renderedImageCount").asText()).isEqualTo("0");
    }

    @Test
    void a_picture_is_base64_and_its_labels_are_beside_it() {
        open.api.ledger.put(LedgerSamples.stream());
        open.api.ledger.report(LedgerSamples.STREAM, LedgerSamples.progress(StreamState.SUCCEEDED, 5));
        open.api.images.fill(LedgerSamples.STREAM, 5);
        JsonNode page = open.get("/v1/streams/s1/images?page_size=2&skip=1");
        assertThat(page.get("images")).hasSize(2);
        assertThat(page.get("nextPageToken").asText()).isNotEmpty();
        JsonNode image = page.get("images").get(1);
        assertThat(image).isEqualTo(open.get("/v1/streams/s1/images/2"));
        assertThat(image.get("index").asText()).isEqualTo("2");
        assertThat(Base64.getDecoder().decode(image.get("png").asText())).startsWith(0x89, 'P', 'N', 'G');
        assertThat(image.at("/labels/0/latent").asText()).isEqualTo("LATENT_DISTANCE");
        assertThat(image.at("/labels/0/unit").asText()).isEqualTo("m");
        assertThat(image.at("/labels/6/className").asText()).isEqualTo("tree");
    }

    @Test
    void a_verb_after_a_colon_acts_on_what_stands_before_it() {
        open.api.ledger.put(LedgerSamples.stream());
        assertThat(open.post("/v1/streams/s1:pause", "").get("name").asText()).isEqualTo("streams/s1");
        assertThat(wish()).isEqualTo(Stream.DesiredState.PAUSED);
        open.post("/v1/streams/s1:resume", "{}");
        assertThat(wish()).isEqualTo(Stream.DesiredState.RENDERED);
    }

    @Test
    void an_error_says_what_grpc_says_with_its_details() {
        HttpResponse<String> answer = open.ask("GET", "/v1/runs/Nobody!", "");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/json; charset=utf-8");
        JsonNode error = WebServerFixture.body(answer);
        assertThat(error.get("code").asInt()).isEqualTo(3);
        assertThat(error.get("message").asText()).startsWith("name: ");
        assertThat(detail(error, "ErrorInfo").get("reason").asText()).isEqualTo("INVALID_FIELD");
        assertThat(detail(error, "BadRequest").at("/fieldViolations/0/field").asText())
                .isEqualTo("name");
        assertThat(error.properties()).hasSize(3);
    }

    @Test
    void an_absent_thing_is_404_and_an_absent_ledger_503_with_when_to_come_again() {
        assertThat(open.ask("GET", "/v1/runs/nobody", "").statusCode()).isEqualTo(404);
        open.api.currency.set(new LedgerStatus.State.Unavailable("no broker"));
        HttpResponse<String> answer = open.ask("GET", "/v1/runs", "");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(detail(WebServerFixture.body(answer), "RetryInfo")
                        .get("retryDelay")
                        .asText())
                .isEqualTo("1s");
    }

    @Test
    void what_cannot_be_read_is_said_in_json_too() {
        assertThat(unreadable("GET", "/v1/runs?page_size=many", "")).contains("\"many\"");
        assertThat(unreadable("POST", "/v1/runs", "{\"spec\": ")).contains("cannot be read");
        assertThat(unreadable("POST", "/v1/runs", "{\"spek\": {}}")).contains("spek");
        assertThat(unreadable("POST", "/v1/runs", "{\"spec\": {\"imageCount\": \"many\"}}"))
                .contains("many");
    }

    @Test
    void a_path_that_is_no_method_is_404_in_json() {
        HttpResponse<String> answer = open.ask("GET", "/v1/rums", "");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(WebServerFixture.body(answer).get("message").asText())
                .isEqualTo("no method of the API matches GET /v1/rums");
    }

    @Test
    void a_request_that_is_too_long_is_refused() {
        String longName = "{\"spec\": {\"stream\": \"%s\"}}".formatted("s".repeat(WebServerFixture.MAX_MESSAGE_BYTES));
        assertThat(WebServerFixture.body(open.ask("POST", "/v1/runs", longName))
                        .get("code")
                        .asInt())
                .isEqualTo(8);
        assertThat(WebServerFixture.body(open.ask(
                                "POST", "/v1/runs", longName + " ".repeat(2 * WebServerFixture.MAX_MESSAGE_BYTES)))
                        .get("code")
                        .asInt())
                .isEqualTo(8);
    }

    @Test
    void a_page_of_another_site_may_not_act() {
        open.api.ledger.put(LedgerSamples.stream());
        String own = "http://127.0.0.1:" + open.door.port();
        assertThat(open.ask("POST", "/v1/streams/s1:pause", "", "origin", "http://elsewhere.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(wish()).isEqualTo(Stream.DesiredState.RENDERED);
        assertThat(open.ask("POST", "/v1/streams/s1:pause", "", "origin", own).statusCode())
                .isEqualTo(200);
        assertThat(wish()).isEqualTo(Stream.DesiredState.PAUSED);
    }

    private Stream.DesiredState wish() {
        return open.api
                .ledger
                .find(LedgerTable.STREAMS, LedgerSamples.STREAM)
                .orElseThrow()
                .desiredState();
    }

    private void putRuns(int count) {
        open.api.ledger.put(IntStream.range(0, count)
                .mapToObj(i -> LedgerSamples.run("r" + i, i))
                .toList());
    }

    private String unreadable(String method, String path, String body) {
        HttpResponse<String> answer = open.ask(method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        JsonNode error = WebServerFixture.body(answer);
        assertThat(error.get("code").asInt()).isEqualTo(3);
        assertThat(error.get("details")).isNotEmpty();
        return error.get("message").asText();
    }

    private static JsonNode detail(JsonNode error, String type) {
        for (JsonNode detail : error.get("details")) {
            if (detail.get("@type").asText().equals("type.googleapis.com/google.rpc." + type)) {
                return detail;
            }
        }
        throw new AssertionError("no " + type + " in " + error);
    }
}
