package ventral.gateway.testing;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.Status;
import io.grpc.TlsChannelCredentials;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Calls methods with an empty request over TLS, by every protocol, and returns the status. */
public final class SecuredClients implements AutoCloseable {

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final Pattern STATUS = Pattern.compile("grpc-status: *(\\d+)");
    private static final byte[] EMPTY_FRAME = new byte[5];
    private static final int TRAILERS = 0x80;
    private static final long DEADLINE_SECONDS = 30;

    private final HttpClient http;
    private final ManagedChannel[] channels;
    private final int webPort;

    /** Trusts an authority. */
    public SecuredClients(Path authority, int grpcPort, int webPort) throws IOException, GeneralSecurityException {
        http = HttpClient.newBuilder().sslContext(trusting(authority)).build();
        this.webPort = webPort;
        channels = new ManagedChannel[] {channel(authority, grpcPort), channel(authority, webPort)};
    }

    /** Creates a TLS context that trusts an authority and nobody else. */
    public static SSLContext trusting(Path authority) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream in = Files.newInputStream(authority)) {
            store.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static ManagedChannel channel(Path authority, int port) throws IOException {
        return Grpc.newChannelBuilderForAddress(
                        "localhost",
                        port,
                        TlsChannelCredentials.newBuilder()
                                .trustManager(authority.toFile())
                                .build())
                .build();
    }

    public Channel grpcPort() {
        return channels[0];
    }

    public Channel webPort() {
        return channels[1];
    }

    /** Calls a method over gRPC; a method that sends messages for ever has succeeded with its first. */
    public static Status.Code grpc(Channel channel, MethodDescriptor<?, ?> method, @Nullable String token) {
        return call(channel, method, token);
    }

    private static <Q, A> Status.Code call(Channel channel, MethodDescriptor<Q, A> method, @Nullable String token) {
        CompletableFuture<Status.Code> result = new CompletableFuture<>();
        ClientCall<Q, A> call = channel.newCall(method, CallOptions.DEFAULT);
        Metadata headers = new Metadata();
        if (token != null) {
            headers.put(AUTHORIZATION, "Bearer " + token);
        }
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onMessage(A message) {
                        result.complete(Status.Code.OK);
                    }

                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        result.complete(status.getCode());
                    }
                },
                headers);
        call.request(1);
        call.sendMessage(
                Objects.requireNonNull(((PrototypeMarshaller<Q>) method.getRequestMarshaller()).getMessagePrototype()));
        call.halfClose();
        try {
            return result.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(method.getFullMethodName(), e);
        } finally {
            call.cancel("the status is known", null);
        }
    }

    /** Calls a method over gRPC-Web; a message in the response is a success. */
    public Status.Code grpcWeb(String method, @Nullable String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = request("/" + method, token)
                .header("content-type", "application/grpc-web+proto")
                .POST(HttpRequest.BodyPublishers.ofByteArray(EMPTY_FRAME));
        HttpResponse<InputStream> response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        var early = response.headers().firstValue("grpc-status");
        if (early.isPresent()) {
            return Status.fromCodeValue(Integer.parseInt(early.get())).getCode();
        }
        try (DataInputStream body = new DataInputStream(response.body())) {
            if (body.readUnsignedByte() != TRAILERS) {
                return Status.Code.OK;
            }
            String trailers = new String(body.readNBytes(body.readInt()), StandardCharsets.UTF_8);
            Matcher status = STATUS.matcher(trailers);
            if (!status.find()) {
                throw new AssertionError(method + " has the trailers " + trailers);
            }
            return Status.fromCodeValue(Integer.parseInt(status.group(1))).getCode();
        }
    }

    /** Sends a request of HTTP with JSON, and returns the HTTP status. */
    public int json(String verb, String path, @Nullable String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path, token);
        if (verb.equals("POST")) {
            request.method(verb, HttpRequest.BodyPublishers.ofString("{}")).header("content-type", "application/json");
        } else {
            // an empty body would end the request after a refusal, which then resets it
            request.method(verb, HttpRequest.BodyPublishers.noBody());
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    private HttpRequest.Builder request(String path, @Nullable String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("https://localhost:" + webPort + path));
        if (token != null) {
            request.header("authorization", "Bearer " + token);
        }
        return request;
    }

    @Override
    public void close() {
        for (ManagedChannel channel : channels) {
            channel.shutdownNow();
        }
    }
}
