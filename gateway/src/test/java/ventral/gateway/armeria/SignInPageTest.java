package ventral.gateway.armeria;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import ventral.gateway.testing.SweepFixture;

/** Tests signing in and out on the web page, at a server that demands a token for every call. */
final class SignInPageTest extends ChromiumTestBase {

    /** Accepts the token {@code good}, and denies it the methods that a test names. */
    private static final class TokenInterceptor implements ServerInterceptor {

        private static final Metadata.Key<String> AUTHORIZATION =
                Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

        private final Set<String> answered = ConcurrentHashMap.newKeySet();
        private final Set<String> denied = ConcurrentHashMap.newKeySet();

        @Override
        public <Q, R> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
            String method = call.getMethodDescriptor().getBareMethodName();
            if (!"Bearer good".equals(headers.get(AUTHORIZATION))) {
                call.close(Status.UNAUTHENTICATED.withDescription("the call has no valid token"), new Metadata());
            } else if (denied.contains(method)) {
                call.close(
                        Status.PERMISSION_DENIED.withDescription("role viewer may not call " + method), new Metadata());
            } else {
                answered.add(method);
                return next.startCall(call, headers);
            }
            return new ServerCall.Listener<>() {};
        }
    }

    private static final TokenInterceptor TOKENS = new TokenInterceptor();

    private final SweepFixture experiment = new SweepFixture(open.api.ledger, List.of(640L, 6_400L), 2);

    SignInPageTest() {
        super(TOKENS);
        TOKENS.answered.clear();
        TOKENS.denied.clear();
        experiment.begin();
        experiment.finish(0);
    }

    @Test
    void a_caller_signs_in_sees_the_figures_and_signs_out() {
        Page page = visit(chromium.page());
        assertThat(page.getByText("The gateway answers: the call has no valid token"))
                .isVisible();
        assertThat(page.locator(".connection")).hasText("Not signed in");
        assertThat(page.locator("#objectives")).isHidden();
        assertThat(page.locator("#token")).isFocused();
        assertThat(page.locator("#token")).hasAttribute("autocomplete", "off");

        enter(page, "good");
        assertThat(page.locator("form.login")).isHidden();
        assertThat(page.locator("#objectives svg").first()).isVisible();
        assertThat(page.locator(".connection")).hasText("Live");
        assertThat(TOKENS.answered)
                .contains("ListSweeps", "ListScalingCurves", "WatchRuns", "WatchScores", "GetStream");
        assertThat(page.evaluate("localStorage.length")).isEqualTo(0);

        page.getByText("Sign out").click();
        assertThat(page.locator("form.login")).isVisible();
        assertThat(page.locator("#objectives")).isHidden();
        assertThat(page.evaluate("sessionStorage.length")).isEqualTo(0);
        assertThat(chromium.complaints).isEmpty();
    }

    @Test
    void a_reloaded_page_is_still_signed_in_and_another_tab_is_not() {
        Page page = visit(chromium.page());
        enter(page, "good");
        assertThat(page.locator(".connection")).hasText("Live");
        page.reload();
        assertThat(page.locator(".connection")).hasText("Live");
        assertThat(visit(page.context().newPage()).locator("form.login")).isVisible();
    }

    @Test
    void a_refused_token_is_forgotten_and_asked_for_again() {
        Page page = visit(chromium.page());
        enter(page, "bad");
        assertThat(page.getByText("The gateway answers: the call has no valid token"))
                .isVisible();
        assertThat(page.evaluate("sessionStorage.length")).isEqualTo(0);
        enter(page, "two words");
        assertThat(page.getByText("This is not a token")).isVisible();
        enter(page, "good");
        assertThat(page.locator(".connection")).hasText("Live");
    }

    @Test
    void what_the_role_does_not_permit_is_said_in_a_sentence() {
        TOKENS.denied.add("ListScalingCurves");
        Page page = visit(chromium.page());
        enter(page, "good");
        assertThat(page.locator(".connection"))
                .hasText("The gateway does not permit this: role viewer may not call ListScalingCurves");
        assertThat(page.locator("form.login")).isHidden();
    }

    private static void enter(Page page, String token) {
        page.locator("#token").fill(token);
        page.locator("form.login button").click();
    }
}
