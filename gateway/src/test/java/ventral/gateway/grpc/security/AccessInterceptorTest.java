package ventral.gateway.grpc.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ventral.api.v1.CancelRunRequest;
import ventral.api.v1.CreateStreamRequest;
import ventral.api.v1.ListRunsRequest;
import ventral.api.v1.ListRunsResponse;
import ventral.api.v1.RunServiceGrpc;
import ventral.api.v1.Stream;
import ventral.api.v1.StreamServiceGrpc;
import ventral.gateway.grpc.ApiServer;
import ventral.gateway.security.AccessRefusal;
import ventral.gateway.security.AccessRefusalCounts;
import ventral.gateway.security.AuditRecord;
import ventral.gateway.security.Authentication;
import ventral.gateway.security.Authenticator;
import ventral.gateway.security.Principal;
import ventral.gateway.security.RequestQuota;
import ventral.platform.security.Role;
import ventral.type.v1.StreamSpec;

class AccessInterceptorTest {

    private static final String PROCESS = "this process";
    private static final String CANCEL = "ventral.api.v1.RunService/CancelRun";
    private static final String LIST = "ventral.api.v1.RunService/ListRuns";

    private final ApiServer api = new ApiServer();
    private final List<AuditRecord> audited = new CopyOnWriteArrayList<>();
    private final AccessRefusalCounts refusals = new AccessRefusalCounts();
    private @Nullable Server server;
    private @Nullable ManagedChannel channel;

    private static Principal ana(Role role) {
        return new Principal("ana", role, Principal.Source.TOKEN);
    }

    /** Accepts the role that the header names. */
    private static final Authenticator BY_ROLE = credentials -> {
        Role role = credentials.authorization() == null ? null : Role.find(credentials.authorization());
        return role == null
                ? new Authentication.Rejected("no credentials: send a token")
                : new Authentication.Accepted(ana(role));
    };

    @BeforeEach
    void start() throws IOException {
        serve(new AccessInterceptor(BY_ROLE, new RequestQuota(5, () -> 0), audited::add, refusals));
    }

    private void serve(ServerInterceptor access) throws IOException {
        close();
        String name = InProcessServerBuilder.generateName();
        InProcessServerBuilder builder = InProcessServerBuilder.forName(name).intercept(access);
        api.services().forEach(builder::addService);
        server = builder.build().start();
        channel = InProcessChannelBuilder.forName(name).build();
    }

    private void close() {
        if (channel != null) {
            channel.shutdownNow();
        }
        if (server != null) {
            server.shutdownNow();
        }
    }

    @AfterEach
    void stop() {
        close();
        api.close();
    }

    @Test
    void a_caller_without_credentials_is_refused_and_logged() {
        assertThatThrownBy(() -> RunServiceGrpc.newBlockingStub(as("")).listRuns(ListRunsRequest.getDefaultInstance()))
                .hasMessage("UNAUTHENTICATED: no credentials: send a token");
        assertThat(audited).containsExactly(AuditRecord.refused(null, LIST, "UNAUTHENTICATED", PROCESS));
    }

    @Test
    void a_refused_call_is_closed_by_the_executor_of_its_server() throws IOException {
        AccessInterceptor access = new AccessInterceptor(BY_ROLE, null, audited::add, refusals);
        List<Runnable> closings = new CopyOnWriteArrayList<>();
        serve(new ServerInterceptor() {
            @Override
            public <Q, A> ServerCall.Listener<Q> interceptCall(
                    ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
                return access.interceptCall(call, headers, next, closings::add);
            }
        });
        Future<ListRunsResponse> answer =
                RunServiceGrpc.newFutureStub(as("")).listRuns(ListRunsRequest.getDefaultInstance());
        await().until(() -> closings.size() == 1);
        assertThat(answer.isDone()).isFalse();
        closings.get(0).run();
        assertThatThrownBy(answer::get).hasMessageContaining("UNAUTHENTICATED");
    }

    @Test
    void a_viewer_reads_unlogged_and_is_refused_what_changes() {
        assertThatCode(() -> list("viewer")).doesNotThrowAnyException();
        assertThat(audited).isEmpty();
        assertThatThrownBy(() -> cancel("viewer", "runs/r1"))
                .hasMessageContaining("PERMISSION_DENIED")
                .hasMessageContaining("requires the role operator, and ana has the role viewer");
        assertThat(audited)
                .containsExactly(AuditRecord.refused(ana(Role.VIEWER), CANCEL, "PERMISSION_DENIED", PROCESS));
    }

    @Test
    void what_an_operator_changes_is_logged_with_the_resource_the_request_and_the_outcome() {
        Stream made = StreamServiceGrpc.newBlockingStub(as("operator"))
                .createStream(create().setRequestId("7d444840-9dc0-4e3e-8c46-1a2b3c4d5e6f")
                        .build());
        assertThatThrownBy(() -> cancel("operator", "runs/none")).hasMessageContaining("NOT_FOUND");
        assertThat(audited)
                .containsExactly(
                        new AuditRecord(
                                ana(Role.OPERATOR),
                                "ventral.api.v1.StreamService/CreateStream",
                                made.getName(),
                                "7d444840-9dc0-4e3e-8c46-1a2b3c4d5e6f",
                                "OK",
                                PROCESS),
                        new AuditRecord(ana(Role.OPERATOR), CANCEL, "runs/none", "", "NOT_FOUND", PROCESS));
    }

    @Test
    void a_request_that_is_only_validated_is_not_logged() {
        StreamServiceGrpc.newBlockingStub(as("operator"))
                .createStream(create().setValidateOnly(true).build());
        assertThat(audited).isEmpty();
    }

    @Test
    void a_caller_beyond_its_quota_is_refused_and_logged_once() {
        for (int i = 0; i < 5; i++) {
            list("viewer");
        }
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> list("viewer"))
                    .hasMessageContaining("RESOURCE_EXHAUSTED")
                    .hasMessageContaining("ventral.security.requests-per-second");
        }
        assertThat(audited).containsExactly(AuditRecord.refused(ana(Role.VIEWER), LIST, "RESOURCE_EXHAUSTED", PROCESS));
    }

    @Test
    void an_address_that_keeps_failing_is_refused_before_its_credentials_are_checked() throws IOException {
        AtomicInteger checks = new AtomicInteger();
        Authenticator counting = credentials -> {
            checks.incrementAndGet();
            return BY_ROLE.authenticate(credentials);
        };
        serve(new AccessInterceptor(counting, new RequestQuota(3, () -> 0), audited::add, refusals));
        list("viewer");
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> list("nobody")).hasMessageContaining("UNAUTHENTICATED");
        }
        assertThat(checks).hasValue(4);
        audited.clear();
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> list("nobody")).hasMessageContaining("RESOURCE_EXHAUSTED");
        }
        assertThat(checks).hasValue(4);
        assertThat(audited).containsExactly(AuditRecord.refused(null, LIST, "RESOURCE_EXHAUSTED", PROCESS));
    }

    @Test
    void credentials_that_cannot_be_checked_are_not_refused_as_invalid() throws IOException {
        serve(new AccessInterceptor(
                credentials -> new Authentication.Unavailable("no keys yet: try again"), null, audited::add, refusals));
        assertThatThrownBy(() -> list("viewer")).hasMessage("UNAVAILABLE: no keys yet: try again");
    }

    @Test
    void refused_calls_are_counted_by_reason_whether_or_not_they_are_logged() throws IOException {
        list("viewer");
        assertThatThrownBy(() -> list("nobody")).hasMessageContaining("UNAUTHENTICATED");
        assertThatThrownBy(() -> cancel("viewer", "runs/r1")).hasMessageContaining("PERMISSION_DENIED");
        list("viewer");
        list("viewer");
        list("viewer");
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> list("viewer")).hasMessageContaining("RESOURCE_EXHAUSTED");
        }
        serve(new AccessInterceptor(
                credentials -> new Authentication.Unavailable("no keys yet: try again"), null, audited::add, refusals));
        assertThatThrownBy(() -> list("viewer")).hasMessageContaining("UNAVAILABLE");
        assertThat(refusals.count(AccessRefusal.UNAUTHENTICATED)).isEqualTo(1);
        assertThat(refusals.count(AccessRefusal.PERMISSION_DENIED)).isEqualTo(1);
        assertThat(refusals.count(AccessRefusal.REQUEST_QUOTA)).isEqualTo(3);
        assertThat(refusals.count(AccessRefusal.AUTHENTICATION_UNAVAILABLE)).isEqualTo(1);
    }

    @Test
    void without_authentication_everyone_is_anonymous_and_changes_are_logged() throws IOException {
        serve(new AccessInterceptor(Authenticator.OPEN, null, audited::add, refusals));
        assertThatThrownBy(() -> cancel("", "runs/none")).hasMessageContaining("NOT_FOUND");
        assertThat(audited)
                .containsExactly(new AuditRecord(Principal.ANONYMOUS, CANCEL, "runs/none", "", "NOT_FOUND", PROCESS));
    }

    private void list(String role) {
        RunServiceGrpc.newBlockingStub(as(role)).listRuns(ListRunsRequest.getDefaultInstance());
    }

    private void cancel(String role, String run) {
        RunServiceGrpc.newBlockingStub(as(role))
                .cancelRun(CancelRunRequest.newBuilder().setName(run).build());
    }

    private static CreateStreamRequest.Builder create() {
        return CreateStreamRequest.newBuilder()
                .setStream(Stream.newBuilder()
                        .setSpec(StreamSpec.newBuilder()
                                .setSeed(7)
                                .setImageCount(6400)
                                .setImageSize(64)
                                .setBatchSize(64)));
    }

    private Channel as(String role) {
        Metadata headers = new Metadata();
        if (!role.isEmpty()) {
            headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), role);
        }
        if (channel == null) {
            throw new IllegalStateException("the server is not started");
        }
        return ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers));
    }
}
