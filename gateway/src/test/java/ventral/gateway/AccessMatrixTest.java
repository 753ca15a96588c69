package ventral.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.api.AnnotationsProto;
import com.google.api.HttpRule;
import com.google.protobuf.Descriptors;
import io.grpc.BindableService;
import io.grpc.Channel;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.TlsChannelCredentials;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.quarkus.grpc.GrpcService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ventral.api.v1.RunServiceGrpc;
import ventral.api.v1.StreamServiceGrpc;
import ventral.gateway.armeria.WebServer;
import ventral.gateway.ledger.query.LedgerStatus;
import ventral.gateway.testing.Broker;
import ventral.gateway.testing.Database;
import ventral.gateway.testing.SecuredClients;
import ventral.gateway.testing.SecuredInstallation;
import ventral.type.v1.AccessProto;
import ventral.type.v1.Role;

/** Calls every method as every caller by every protocol, at a gateway with TLS and authentication. */
@QuarkusTest
@WithTestResource(Database.class)
@WithTestResource(Broker.class)
@WithTestResource(SecuredInstallation.class)
@SuppressWarnings("NullAway.Init")
class AccessMatrixTest {

    /** A caller of the matrix. */
    enum Caller {
        NOBODY,
        STRANGER,
        VIEWER,
        OPERATOR,
        ADMIN;

        @Nullable String token() {
            return switch (this) {
                case NOBODY -> null;
                case STRANGER -> "unknown";
                default -> SecuredInstallation.token(name().toLowerCase(Locale.ROOT));
            };
        }

        /** Returns the refusal that the caller must get; OK if it may call a method of a role. */
        Status.Code refusal(Role required) {
            if (this == NOBODY || this == STRANGER) {
                return Status.Code.UNAUTHENTICATED;
            }
            return ordinal() - STRANGER.ordinal() >= required.getNumber()
                    ? Status.Code.OK
                    : Status.Code.PERMISSION_DENIED;
        }
    }

    @Inject
    @GrpcService
    Instance<BindableService> services;

    @Inject
    WebServer web;

    @TestHTTPResource(value = "/", tls = true)
    URI grpc;

    @Inject
    LedgerStatus ledger;

    SecuredInstallation installation;
    private SecuredClients clients;

    @BeforeEach
    void connect() throws IOException, GeneralSecurityException {
        clients = new SecuredClients(installation.authority().certificate(), grpc.getPort(), web.port());
        await().atMost(Duration.ofSeconds(60))
                .until(() -> ledger.state().equals(new LedgerStatus.State.Current(List.of())));
    }

    @AfterEach
    void disconnect() {
        clients.close();
    }

    @Test
    void every_caller_may_call_what_its_role_permits_over_grpc_at_both_ports() {
        forEachCell((method, schema, caller) -> {
            check(caller, schema, SecuredClients.grpc(clients.grpcPort(), method, caller.token()), "gRPC port");
            check(
                    caller,
                    schema,
                    SecuredClients.grpc(clients.webPort(), method, caller.token()),
                    "gRPC at the web port");
        });
    }

    @Test
    void every_caller_may_call_what_its_role_permits_over_grpc_web() {
        forEachCell((method, schema, caller) ->
                check(caller, schema, clients.grpcWeb(method.getFullMethodName(), caller.token()), "gRPC-Web"));
    }

    @Test
    void every_caller_may_call_what_its_role_permits_over_json() {
        forEachCell((method, schema, caller) -> {
            if (schema.getOptions().hasExtension(AnnotationsProto.http)) {
                HttpRule rule = schema.getOptions().getExtension(AnnotationsProto.http);
                int status = clients.json(rule.getPatternCase().name(), path(rule), caller.token());
                check(caller, schema, code(status), "JSON, status " + status);
            }
        });
    }

    @Test
    void reflection_is_for_administrators_at_both_ports() {
        for (Channel channel : List.of(clients.grpcPort(), clients.webPort())) {
            for (Caller caller : Caller.values()) {
                assertThat(SecuredClients.grpc(
                                channel, ServerReflectionGrpc.getServerReflectionInfoMethod(), caller.token()))
                        .as("%s", caller)
                        .isEqualTo(caller.refusal(Role.ROLE_ADMIN));
            }
        }
    }

    @Test
    void the_health_of_grpc_is_for_viewers() {
        for (Caller caller : Caller.values()) {
            assertThat(SecuredClients.grpc(clients.grpcPort(), HealthGrpc.getCheckMethod(), caller.token()))
                    .as("%s", caller)
                    .isEqualTo(caller.refusal(Role.ROLE_VIEWER));
        }
    }

    @Test
    void a_json_web_token_and_a_client_certificate_are_accepted_at_both_ports() throws Exception {
        MethodDescriptor<?, ?> list = RunServiceGrpc.getListRunsMethod();
        MethodDescriptor<?, ?> create = StreamServiceGrpc.getCreateStreamMethod();
        for (int port : List.of(grpc.getPort(), web.port())) {
            Channel plain = port == web.port() ? clients.webPort() : clients.grpcPort();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> SecuredClients.grpc(plain, list, installation.webToken("viewer")) == Status.Code.OK);
            assertThat(SecuredClients.grpc(plain, create, installation.webToken("viewer")))
                    .isEqualTo(Status.Code.PERMISSION_DENIED);
            assertThat(with("robot", port, list)).isEqualTo(Status.Code.OK);
            assertThat(with("robot", port, create)).isEqualTo(Status.Code.INVALID_ARGUMENT);
            assertThat(with("stranger", port, list)).isEqualTo(Status.Code.UNAUTHENTICATED);
        }
    }

    private Status.Code with(String certificate, int port, MethodDescriptor<?, ?> method) throws IOException {
        ManagedChannel channel = Grpc.newChannelBuilderForAddress(
                        "localhost",
                        port,
                        TlsChannelCredentials.newBuilder()
                                .trustManager(
                                        installation.authority().certificate().toFile())
                                .keyManager(
                                        installation
                                                .authority()
                                                .certificate(certificate)
                                                .toFile(),
                                        installation
                                                .authority()
                                                .key(certificate)
                                                .toFile())
                                .build())
                .build();
        try {
            return SecuredClients.grpc(channel, method, null);
        } finally {
            channel.shutdownNow();
        }
    }

    private interface Cell {
        void check(MethodDescriptor<?, ?> method, Descriptors.MethodDescriptor schema, Caller caller) throws Exception;
    }

    private void forEachCell(Cell cell) {
        List<String> methods = new ArrayList<>();
        for (BindableService service : services) {
            service.bindService().getMethods().forEach(definition -> {
                MethodDescriptor<?, ?> method = definition.getMethodDescriptor();
                if (!(method.getSchemaDescriptor() instanceof ProtoMethodDescriptorSupplier supplier)
                        || !method.getFullMethodName().startsWith("ventral.")) {
                    return;
                }
                methods.add(method.getFullMethodName());
                for (Caller caller : Caller.values()) {
                    try {
                        cell.check(method, supplier.getMethodDescriptor(), caller);
                    } catch (Exception e) {
                        throw new AssertionError("%s as %s".formatted(method.getFullMethodName(), caller), e);
                    }
                }
            });
        }
        assertThat(methods).hasSizeGreaterThan(30);
    }

    /** Checks that a call is refused as the role demands; what is permitted may fail for its empty request. */
    private static void check(Caller caller, Descriptors.MethodDescriptor schema, Status.Code actual, String way) {
        Status.Code refusal = caller.refusal(schema.getOptions().getExtension(AccessProto.requiredRole));
        if (refusal == Status.Code.OK) {
            assertThat(actual)
                    .as("%s as %s, %s", schema.getFullName(), caller, way)
                    .isIn(Status.Code.OK, Status.Code.INVALID_ARGUMENT, Status.Code.NOT_FOUND);
        } else {
            assertThat(actual)
                    .as("%s as %s, %s", schema.getFullName(), caller, way)
                    .isEqualTo(refusal);
        }
    }

    private static Status.Code code(int httpStatus) {
        return switch (httpStatus) {
            case 200 -> Status.Code.OK;
            case 400 -> Status.Code.INVALID_ARGUMENT;
            case 401 -> Status.Code.UNAUTHENTICATED;
            case 403 -> Status.Code.PERMISSION_DENIED;
            case 404 -> Status.Code.NOT_FOUND;
            default -> Status.Code.UNKNOWN;
        };
    }

    /** Converts {@code /v1/{name=runs/*}} to {@code /v1/runs/x}. */
    private static String path(HttpRule rule) {
        String template = switch (rule.getPatternCase()) {
            case GET -> rule.getGet();
            case POST -> rule.getPost();
            case DELETE -> rule.getDelete();
            default -> throw new AssertionError("a method has another verb: " + rule);
        };
        return template.replaceAll("\\{\\w+=([^}]*)}", "$1").replace("*", "x");
    }
}
