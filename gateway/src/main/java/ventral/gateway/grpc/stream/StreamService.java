package ventral.gateway.grpc.stream;

import com.google.protobuf.Empty;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import java.util.List;
import java.util.Set;
import ventral.api.v1.CreateStreamRequest;
import ventral.api.v1.DeleteStreamRequest;
import ventral.api.v1.GetImageRequest;
import ventral.api.v1.GetStreamRequest;
import ventral.api.v1.Image;
import ventral.api.v1.ListImagesRequest;
import ventral.api.v1.ListImagesResponse;
import ventral.api.v1.ListStreamsRequest;
import ventral.api.v1.ListStreamsResponse;
import ventral.api.v1.PauseStreamRequest;
import ventral.api.v1.ResumeStreamRequest;
import ventral.api.v1.Stream;
import ventral.api.v1.StreamServiceGrpc;
import ventral.api.v1.WatchStreamsRequest;
import ventral.api.v1.WatchStreamsResponse;
import ventral.contract.name.ImageName;
import ventral.contract.name.StreamName;
import ventral.contract.wire.SpecMapper;
import ventral.gateway.grpc.CreateOptions;
import ventral.gateway.grpc.Errors;
import ventral.gateway.grpc.PageRequest;
import ventral.gateway.grpc.RequestFields;
import ventral.gateway.grpc.UnaryCallHandler;
import ventral.gateway.grpc.watch.WatchDefinition;
import ventral.gateway.grpc.watch.WatchFactory;
import ventral.gateway.image.ImagePages;
import ventral.gateway.ledger.command.CommandHandler;
import ventral.gateway.ledger.query.Filter;
import ventral.gateway.ledger.query.LedgerTable;
import ventral.gateway.ledger.query.Page;
import ventral.gateway.ledger.query.SortOrder;

/** Serves streams and their images. */
@GrpcService
@Blocking
public class StreamService extends StreamServiceGrpc.StreamServiceImplBase {

    private static final Set<String> LIST_FIELDS = Set.of("state");
    private static final Set<String> WATCH_FIELDS = Set.of("name", "state");

    private final UnaryCallHandler calls;
    private final WatchFactory watches;
    private final CommandHandler commands;
    private final ImagePages images;

    public StreamService(UnaryCallHandler calls, WatchFactory watches, CommandHandler commands, ImagePages images) {
        this.calls = calls;
        this.watches = watches;
        this.commands = commands;
        this.images = images;
    }

    @Override
    public void createStream(CreateStreamRequest request, StreamObserver<Stream> caller) {
        calls.respond(caller, () -> {
            RequestFields.require(request.getStream().hasSpec(), "stream.spec");
            var creation = CreateOptions.of(
                    "stream_id",
                    request.getStreamId(),
                    request.getRequestId(),
                    request.getValidateOnly(),
                    StreamName::new);
            var outcome = commands.createStream(
                    creation.name(),
                    RequestFields.parse(
                            "stream.spec",
                            () -> SpecMapper.fromWire(request.getStream().getSpec())),
                    creation.purpose());
            return StreamMapper.toWire(Errors.valueOrThrow(outcome, "stream"));
        });
    }

    @Override
    public void getStream(GetStreamRequest request, StreamObserver<Stream> caller) {
        calls.respond(caller, () -> {
            return StreamMapper.toWire(calls.get(LedgerTable.STREAMS, name(request.getName())));
        });
    }

    @Override
    public void listStreams(ListStreamsRequest request, StreamObserver<ListStreamsResponse> caller) {
        calls.respond(caller, () -> {
            SortOrder sortOrder = UnaryCallHandler.order(request.getOrderBy(), LedgerTable.STREAMS);
            PageRequest paging = PageRequest.of(
                    request.getPageSize(),
                    request.getPageToken(),
                    "streams",
                    request.getFilter(),
                    sortOrder.toString());
            var page = calls.list(LedgerTable.STREAMS, filter(request.getFilter(), LIST_FIELDS), sortOrder, paging);
            return ListStreamsResponse.newBuilder()
                    .addAllStreams(
                            page.rows().stream().map(StreamMapper::toWire).toList())
                    .setNextPageToken(paging.nextPageToken(page))
                    .build();
        });
    }

    @Override
    public void pauseStream(PauseStreamRequest request, StreamObserver<Stream> caller) {
        calls.respond(
                caller,
                () -> StreamMapper.toWire(
                        Errors.valueOrThrow(commands.pauseStream(name(request.getName())), "stream")));
    }

    @Override
    public void resumeStream(ResumeStreamRequest request, StreamObserver<Stream> caller) {
        calls.respond(
                caller,
                () -> StreamMapper.toWire(
                        Errors.valueOrThrow(commands.resumeStream(name(request.getName())), "stream")));
    }

    @Override
    public void deleteStream(DeleteStreamRequest request, StreamObserver<Empty> caller) {
        calls.respond(caller, () -> {
            Errors.valueOrThrow(
                    commands.deleteStream(name(request.getName()), UnaryCallHandler.purpose(request.getValidateOnly())),
                    "stream");
            return Empty.getDefaultInstance();
        });
    }

    @Override
    public void getImage(GetImageRequest request, StreamObserver<Image> caller) {
        calls.respond(caller, () -> {
            ImageName name = RequestFields.parse("name", request.getName(), ImageName::parse);
            return images.find(calls.get(LedgerTable.STREAMS, name.stream()), name.index())
                    .map(ImageMapper::toWire)
                    .orElseThrow(() -> Errors.notFound(name));
        });
    }

    @Override
    public void listImages(ListImagesRequest request, StreamObserver<ListImagesResponse> caller) {
        calls.respond(caller, () -> {
            PageRequest paging = PageRequest.of(
                    RequestFields.parse(
                            "page_size",
                            () -> Page.size(request.getPageSize(), ImagePages.DEFAULT_SIZE, ImagePages.MAX_SIZE)),
                    request.getPageToken(),
                    List.of("images", request.getParent()));
            StreamName parent = RequestFields.parse("parent", request.getParent(), StreamName::parse);
            var page = images.page(
                    calls.get(LedgerTable.STREAMS, parent), paging.firstIndex(request.getSkip()), paging.size());
            return ListImagesResponse.newBuilder()
                    .addAllImages(page.rows().stream().map(ImageMapper::toWire).toList())
                    .setNextPageToken(paging.nextPageToken(page))
                    .build();
        });
    }

    @Override
    public void watchStreams(WatchStreamsRequest request, StreamObserver<WatchStreamsResponse> caller) {
        watches.open(
                caller,
                request.getResumeToken(),
                () -> new WatchDefinition<>(
                        LedgerTable.STREAMS,
                        filter(request.getFilter(), WATCH_FIELDS),
                        (stream, token) -> WatchStreamsResponse.newBuilder()
                                .setStream(StreamMapper.toWire(stream))
                                .setResumeToken(token)
                                .build(),
                        token -> WatchStreamsResponse.newBuilder()
                                .setHeartbeat(Empty.getDefaultInstance())
                                .setResumeToken(token)
                                .build()));
    }

    private static StreamName name(String name) {
        return RequestFields.parse("name", name, StreamName::parse);
    }

    private static Filter filter(String words, Set<String> fields) {
        return RequestFields.parse("filter", words, text -> Filter.parse(text, LedgerTable.STREAMS, fields));
    }
}
