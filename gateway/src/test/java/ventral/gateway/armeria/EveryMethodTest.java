package ventral.gateway.armeria;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.AnnotationsProto;
import com.google.api.HttpRule;
import com.google.protobuf.Descriptors;
import io.grpc.BindableService;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

final class EveryMethodTest {

    private final List<String> called = new CopyOnWriteArrayList<>();

    @Test
    void every_method_that_has_a_path_is_called_by_it() {
        try (WebServerFixture open = new WebServerFixture(this::hear)) {
            Map<String, HttpRule> rules = rules(open.api.services());
            assertThat(rules).hasSizeGreaterThan(25).containsKey("ventral.api.v1.SweepService.CancelSweep");
            rules.forEach((method, rule) -> {
                called.clear();
                ask(open, rule);
                assertThat(called).as("called by %s", rule).containsExactly(method);
            });
        }
    }

    private static void ask(WebServerFixture open, HttpRule rule) {
        switch (rule.getPatternCase()) {
            case GET -> open.ask("GET", path(rule.getGet()), "");
            case POST -> open.ask("POST", path(rule.getPost()), "{}");
            case DELETE -> open.ask("DELETE", path(rule.getDelete()), "");
            default -> throw new AssertionError("a method has another verb: " + rule);
        }
    }

    /** Converts {@code /v1/{name=runs/*}} to {@code /v1/runs/x}. */
    private static String path(String template) {
        return template.replaceAll("\\{\\w+=([^}]*)}", "$1").replace("*", "x");
    }

    private static Map<String, HttpRule> rules(List<BindableService> services) {
        return services.stream()
                .flatMap(service -> service.bindService().getMethods().stream())
                .map(method -> method.getMethodDescriptor().getSchemaDescriptor())
                .map(schema -> ((ProtoMethodDescriptorSupplier)
                                Optional.ofNullable(schema).orElseThrow())
                        .getMethodDescriptor())
                .filter(method -> method.getOptions().hasExtension(AnnotationsProto.http))
                .collect(toMap(
                        Descriptors.MethodDescriptor::getFullName,
                        method -> method.getOptions().getExtension(AnnotationsProto.http)));
    }

    private <Q, A> ServerCall.Listener<Q> hear(ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        called.add(call.getMethodDescriptor().getFullMethodName().replace('/', '.'));
        return next.startCall(call, headers);
    }
}
