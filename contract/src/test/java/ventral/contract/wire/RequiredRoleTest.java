package ventral.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ventral.type.v1.AccessProto;
import ventral.type.v1.Role;

class RequiredRoleTest {

    private static final Path SCHEMAS = Path.of("src/main/protobuf/ventral/api/v1");
    private static final Path DOCUMENT = Path.of("../docs/security.md");
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+Service)` \\|(.*)\\|(.*)\\|");
    private static final Pattern METHOD = Pattern.compile("`(\\w+)`");
    private static final Pattern OUTER_CLASS = Pattern.compile("java_outer_classname = \"(\\w+)\"");
    private static final Pattern READ = Pattern.compile("(Get|List|Watch|Read)[A-Z]\\w+");

    @Test
    void every_method_of_the_api_states_the_role_that_it_requires() throws IOException {
        assertThat(methods())
                .hasSizeGreaterThan(30)
                .allSatisfy(method ->
                        assertThat(role(method)).as(method.getFullName()).isNotEqualTo(Role.ROLE_UNSPECIFIED));
    }

    @Test
    void viewers_read_and_operators_change() throws IOException {
        assertThat(methods())
                .allSatisfy(method -> assertThat(role(method))
                        .as(method.getFullName())
                        .isEqualTo(READ.matcher(method.getName()).matches() ? Role.ROLE_VIEWER : Role.ROLE_OPERATOR));
    }

    @Test
    void the_table_of_roles_in_the_documentation_is_that_of_the_schemas() throws IOException {
        Map<String, Role> documented = new TreeMap<>();
        for (String line : Files.readAllLines(DOCUMENT)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                String service = "ventral.api.v1.%s.".formatted(row.group(1));
                METHOD.matcher(row.group(2))
                        .results()
                        .forEach(method -> documented.put(service + method.group(1), Role.ROLE_VIEWER));
                METHOD.matcher(row.group(3))
                        .results()
                        .forEach(method -> documented.put(service + method.group(1), Role.ROLE_OPERATOR));
            }
        }
        assertThat(documented)
                .isEqualTo(methods().stream()
                        .collect(Collectors.toMap(MethodDescriptor::getFullName, RequiredRoleTest::role)));
    }

    private static Role role(MethodDescriptor method) {
        return method.getOptions().getExtension(AccessProto.requiredRole);
    }

    private static List<MethodDescriptor> methods() throws IOException {
        try (Stream<Path> files = Files.list(SCHEMAS)) {
            return files.map(RequiredRoleTest::descriptor)
                    .flatMap(file -> file.getServices().stream())
                    .flatMap(service -> service.getMethods().stream())
                    .toList();
        }
    }

    private static FileDescriptor descriptor(Path schema) {
        try {
            var name = OUTER_CLASS.matcher(Files.readString(schema));
            assertThat(name.find()).as("%s has an outer class", schema).isTrue();
            return (FileDescriptor) Class.forName("ventral.api.v1." + name.group(1))
                    .getMethod("getDescriptor")
                    .invoke(null);
        } catch (IOException | ReflectiveOperationException e) {
            throw new AssertionError(schema.toString(), e);
        }
    }
}
