package ventral.gateway.grpc.security;

import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import java.net.InetSocketAddress;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;
import ventral.gateway.security.Credentials;

/** Reads a caller's credentials and address from a call. */
final class CallCredentials {

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final String COMMON_NAME = "CN";

    private CallCredentials() {}

    static Credentials of(ServerCall<?, ?> call, Metadata headers) {
        SSLSession session = call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
        return new Credentials(headers.get(AUTHORIZATION), session == null ? null : certificateName(session));
    }

    /** Returns the address of the client, without its port. */
    static String peer(ServerCall<?, ?> call) {
        return call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR) instanceof InetSocketAddress address
                ? address.getHostString()
                : "this process";
    }

    private static @Nullable String certificateName(SSLSession session) {
        try {
            Certificate[] chain = session.getPeerCertificates();
            return chain.length > 0 && chain[0] instanceof X509Certificate leaf
                    ? commonName(leaf.getSubjectX500Principal())
                    : null;
        } catch (SSLPeerUnverifiedException e) {
            return null; // the client has presented no certificate
        }
    }

    private static @Nullable String commonName(X500Principal subject) {
        try {
            String name = null;
            for (Rdn part : new LdapName(subject.getName()).getRdns()) {
                if (part.getType().equalsIgnoreCase(COMMON_NAME)) {
                    name = String.valueOf(part.getValue());
                }
            }
            return name;
        } catch (InvalidNameException e) {
            return null;
        }
    }
}
