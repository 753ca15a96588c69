package ventral.gateway.armeria;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.util.JsonFormat;
import com.google.rpc.ErrorDetailsProto;
import com.linecorp.armeria.common.grpc.GrpcJsonMarshaller;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Marshals messages as JSON in protobuf's own mapping: names in camel case, 64-bit numbers as strings, unset scalars
 * included.
 */
final class ProtobufJsonMarshaller implements GrpcJsonMarshaller {

    /** Types of error details, which errors carry in {@code Any} fields. */
    private static final JsonFormat.TypeRegistry TYPES = JsonFormat.TypeRegistry.newBuilder()
            .add(ErrorDetailsProto.getDescriptor().getMessageTypes())
            .build();

    private static final JsonFormat.Printer COMPACT =
            JsonFormat.printer().usingTypeRegistry(TYPES).omittingInsignificantWhitespace();
    private static final JsonFormat.Printer COMPLETE = COMPACT.alwaysPrintFieldsWithNoPresence();

    /** Rejects fields that a message does not have. */
    private static final JsonFormat.Parser STRICT = JsonFormat.parser().usingTypeRegistry(TYPES);

    @Override
    public <T> void serializeMessage(Marshaller<T> marshaller, T message, OutputStream out) throws IOException {
        out.write(COMPLETE.print((MessageOrBuilder) message).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public <T> T deserializeMessage(Marshaller<T> marshaller, InputStream json) throws IOException {
        PrototypeMarshaller<T> ofType = (PrototypeMarshaller<T>) marshaller;
        Message.Builder builder = ((Message) Objects.requireNonNull(ofType.getMessagePrototype())).newBuilderForType();
        STRICT.merge(new InputStreamReader(json, StandardCharsets.UTF_8), builder);
        return ofType.getMessageClass().cast(builder.build());
    }

    static String of(MessageOrBuilder message) {
        try {
            return COMPACT.print(message);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("the type of an error detail is unknown", e);
        }
    }
}
