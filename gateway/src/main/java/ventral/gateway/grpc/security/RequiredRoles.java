package ventral.gateway.grpc.security;

import io.grpc.MethodDescriptor;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import java.util.Map;
import ventral.platform.security.Role;
import ventral.type.v1.AccessProto;

/** Finds the role that a method requires: the one that its schema states, and otherwise {@link Role#ADMIN}. */
public final class RequiredRoles {

    private static final Map<ventral.type.v1.Role, Role> STATED = Map.of(
            ventral.type.v1.Role.ROLE_VIEWER, Role.VIEWER,
            ventral.type.v1.Role.ROLE_OPERATOR, Role.OPERATOR,
            ventral.type.v1.Role.ROLE_ADMIN, Role.ADMIN);

    private RequiredRoles() {}

    public static Role of(MethodDescriptor<?, ?> method) {
        if (HealthGrpc.SERVICE_NAME.equals(method.getServiceName())) {
            return Role.VIEWER;
        }
        return method.getSchemaDescriptor() instanceof ProtoMethodDescriptorSupplier schema
                ? STATED.getOrDefault(
                        schema.getMethodDescriptor().getOptions().getExtension(AccessProto.requiredRole), Role.ADMIN)
                : Role.ADMIN;
    }
}
