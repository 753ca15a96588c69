package ventral.gateway.armeria;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ServerCacheControl;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.file.FileService;

/** Serves the files of the web page from the class path folder {@code web}. */
final class StaticFiles {

    private static final String FOLDER = "web";

    /** Folder of files whose names contain their digest. */
    private static final String LASTING = "/assets";

    private static final ServerCacheControl ASK_EACH_TIME = ServerCacheControl.REVALIDATED;
    private static final ServerCacheControl FOR_A_YEAR = ServerCacheControl.IMMUTABLE;

    private StaticFiles() {}

    static void serve(ServerBuilder server, ClassLoader classPath) {
        if (classPath.getResource(FOLDER + "/index.html") == null) {
            server.service(
                    "/",
                    (context, request) -> HttpResponse.of(
                            HttpStatus.NOT_FOUND,
                            MediaType.PLAIN_TEXT_UTF_8,
                            "This gateway was built without its web page. The API is available: try %s?page_size=3%n"
                                    .formatted(JsonErrorHandler.API + "runs")));
            return;
        }
        server.serviceUnder(LASTING, files(classPath, FOLDER + LASTING, FOR_A_YEAR));
        server.serviceUnder("/", files(classPath, FOLDER, ASK_EACH_TIME));
    }

    private static FileService files(ClassLoader classPath, String folder, ServerCacheControl caching) {
        return FileService.builder(classPath, folder).cacheControl(caching).build();
    }
}
