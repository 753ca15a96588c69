package ventral.cli.grpc;

import io.grpc.ChannelCredentials;
import io.grpc.ClientInterceptor;
import io.grpc.InsecureChannelCredentials;
import io.grpc.Metadata;
import io.grpc.TlsChannelCredentials;
import io.grpc.stub.MetadataUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Objects;
import ventral.cli.connection.BearerToken;
import ventral.cli.connection.ClientTlsFiles;
import ventral.cli.connection.GatewayConnection;

/** Creates gRPC's credentials: TLS for the channel, and the token for each call. */
final class GatewayCredentials {

    static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private GatewayCredentials() {}

    static ChannelCredentials ofChannel(GatewayConnection connection) {
        return switch (connection.address().security()) {
            case PLAINTEXT -> InsecureChannelCredentials.create();
            case TLS -> tls(connection.tls());
        };
    }

    static List<ClientInterceptor> ofCalls(GatewayConnection connection) {
        BearerToken token = connection.token();
        if (token == null) {
            return List.of();
        }
        Metadata headers = new Metadata();
        headers.put(AUTHORIZATION, "Bearer " + token.value());
        return List.of(MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    private static ChannelCredentials tls(ClientTlsFiles files) {
        TlsChannelCredentials.Builder tls = TlsChannelCredentials.newBuilder();
        try {
            if (files.ca() != null) {
                tls.trustManager(new ByteArrayInputStream(certificates("--tls-ca", files.ca())));
            }
            if (files.certificate() != null) {
                tls.keyManager(
                        new ByteArrayInputStream(certificates("--tls-certificate", files.certificate())),
                        new ByteArrayInputStream(read("--tls-key", Objects.requireNonNull(files.key()))));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e); // arrays can always be read
        }
        return tls.build();
    }

    /** Returns the content of a PEM file, which must hold certificates. */
    private static byte[] certificates(String option, Path file) {
        byte[] pem = read(option, file);
        try {
            if (CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem))
                    .isEmpty()) {
                throw new CertificateException("it is empty");
            }
            return pem;
        } catch (CertificateException e) {
            throw new IllegalArgumentException(
                    "%s %s holds no certificates in PEM: %s".formatted(option, file, e.getMessage()), e);
        }
    }

    private static byte[] read(String option, Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalArgumentException("%s %s cannot be read: %s".formatted(option, file, e), e);
        }
    }
}
