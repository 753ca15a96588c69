package ventral.cli.grpc;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioSocketChannel;
import io.grpc.netty.shaded.io.netty.util.concurrent.DefaultThreadFactory;
import io.grpc.stub.AbstractStub;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import ventral.cli.connection.GatewayConnection;

/**
 * A connection to the gateway, which the clients of its services share.
 *
 * @param address the gateway as a user writes it, for error messages
 * @param threads thread that reads and writes the connection; closed with it, because a JVM waits up to .3 s at its end
 *     for a thread that is in a system call
 */
record GatewayChannel(String address, ManagedChannel channel, EventLoopGroup threads) implements AutoCloseable {

    static final int PAGE_SIZE = 1000;
    private static final int MAX_MESSAGE_BYTES = 16 << 20;
    private static final long DEADLINE_SECONDS = 20;

    /** Time without data after which the gateway is pinged during a call, and time that it has to reply. */
    private static final long PING_AFTER_SECONDS = 30;

    private static final long PING_TIMEOUT_SECONDS = 10;

    /** Longest time in which the thread of the connection ends. */
    private static final long CLOSING_SECONDS = 1;

    /** Returns a connection that is established by the first call. */
    static GatewayChannel to(GatewayConnection connection) {
        EventLoopGroup threads = new NioEventLoopGroup(1, new DefaultThreadFactory("gateway-connection", true));
        return new GatewayChannel(
                connection.address().toString(),
                NettyChannelBuilder.forTarget(
                                connection.address().authority(), GatewayCredentials.ofChannel(connection))
                        .eventLoopGroup(threads)
                        .channelType(NioSocketChannel.class)
                        .intercept(GatewayCredentials.ofCalls(connection))
                        .maxInboundMessageSize(MAX_MESSAGE_BYTES)
                        .keepAliveTime(PING_AFTER_SECONDS, TimeUnit.SECONDS)
                        .keepAliveTimeout(PING_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                        .build(),
                threads);
    }

    static <S extends AbstractStub<S>> S withDeadline(S stub) {
        return stub.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
    }

    /** Resets the connection backoff, so that a watch finds a restarted gateway at once. */
    <S extends AbstractStub<S>> S withBackoffReset(S stub) {
        channel.resetConnectBackoff();
        return stub;
    }

    /** Reads every page of a list. */
    <P, T> List<T> listAll(Function<String, P> read, Function<P, List<T>> items, Function<P, String> next) {
        List<T> all = new ArrayList<>();
        String token = "";
        do {
            String from = token;
            P page = call(() -> read.apply(from));
            all.addAll(items.apply(page));
            token = next.apply(page);
        } while (!token.isEmpty());
        return all;
    }

    /** Returns the resource; empty if the gateway answers NOT_FOUND. */
    <T> Optional<T> find(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (GatewayException e) {
            if (e.isNotFound()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    <T> T call(Supplier<T> call) {
        return call(address, call);
    }

    /**
     * Makes a call.
     *
     * @throws GatewayException if the call fails or is not answered
     */
    static <T> T call(String address, Supplier<T> call) {
        try {
            return call.get();
        } catch (StatusRuntimeException e) {
            throw new GatewayException(address, e);
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
        threads.shutdownGracefully(0, CLOSING_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(CLOSING_SECONDS, TimeUnit.SECONDS);
    }
}
