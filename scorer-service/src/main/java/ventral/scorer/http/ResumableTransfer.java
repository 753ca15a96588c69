package ventral.scorer.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Transfers the bytes of one file, over several connections if needed. */
final class ResumableTransfer {

    private static final int BUFFER = 1 << 16;
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d+)-\\d+/(\\d+|\\*)");

    private final HttpClient client;
    private final DownloadRetryPolicy retries;
    private final URI source;
    private final PartialDownload part;
    private final DownloadListener listener;
    private @Nullable String etag;

    ResumableTransfer(
            HttpClient client,
            DownloadRetryPolicy retries,
            URI source,
            PartialDownload part,
            DownloadListener listener) {
        this.client = client;
        this.retries = retries;
        this.source = source;
        this.part = part;
        this.listener = listener;
    }

    /**
     * Runs the transfer to the end of the file.
     *
     * @throws DownloadFailedException if the server refuses, is unavailable for too long, or the bytes cannot be written
     */
    void run() throws IOException, InterruptedException {
        int failures = 0;
        while (true) {
            long before = part.length();
            try {
                attempt();
                return;
            } catch (DownloadFailedException e) {
                throw e;
            } catch (IOException e) {
                failures = part.length() > before ? 1 : failures + 1;
                if (failures >= retries.count()) {
                    throw new DownloadFailedException(
                            "%s cannot be downloaded: %s, %d times in a row; the incomplete file is kept, and a later download resumes from it"
                                    .formatted(source, reason(e), failures),
                            e);
                }
                Duration pause = retries.backoff(failures);
                listener.onMessage(
                        "%s: %s; trying again in %.0f s".formatted(source, reason(e), pause.toMillis() / 1e3));
                Thread.sleep(pause.toMillis());
            }
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? "no response (" + e.getClass().getSimpleName() + ")" : e.getMessage();
    }

    private void attempt() throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(source).timeout(retries.silence());
        if (part.length() > 0) {
            request.header("Range", "bytes=%d-".formatted(part.length()));
            if (etag != null) {
                request.header("If-Range", etag);
            }
        }
        HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            Long total = accept(response);
            etag = response.headers()
                    .firstValue("ETag")
                    .filter(tag -> !tag.startsWith("W/"))
                    .orElse(null);
            part.reserve(total == null ? 0 : total - part.length());
            copy(body, total);
            if (total != null && part.length() != total) {
                throw new IOException("received %d of %d bytes".formatted(part.length(), total));
            }
        }
    }

    /** Prepares the incomplete file for the response's bytes, and returns the size of the whole file, if it is known. */
    private @Nullable Long accept(HttpResponse<?> response) throws IOException {
        int status = response.statusCode();
        if (status == 200) {
            if (part.length() > 0) {
                listener.onMessage("%s: the server cannot resume the download; starting over".formatted(source));
                part.clear();
            }
            OptionalLong length = response.headers().firstValueAsLong("Content-Length");
            return length.isPresent() ? length.getAsLong() : null;
        }
        if (status == 206) {
            Matcher range = CONTENT_RANGE.matcher(
                    response.headers().firstValue("Content-Range").orElse(""));
            if (range.matches() && Long.parseLong(range.group(1)) == part.length()) {
                return range.group(2).equals("*") ? null : Long.parseLong(range.group(2));
            }
            part.clear();
            throw new IOException("the server sent another range than the requested one");
        }
        if (status == 416) {
            part.clear();
            throw new IOException("the file is shorter than the incomplete download");
        }
        if (status >= 500 || status == 429 || status == 408) {
            throw new IOException("the server answers %d".formatted(status));
        }
        throw new DownloadFailedException(refusal(status));
    }

    private String refusal(int status) {
        return switch (status) {
            case 401, 403 ->
                "%s cannot be read (%d): the bucket is no longer public; name a mirror with --endpoint"
                        .formatted(source, status);
            case 404, 410 ->
                "%s does not exist (%d): check bucket, key and version_id in the benchmark's descriptor, or name a mirror with --endpoint"
                        .formatted(source, status);
            default -> "%s: the server answers with the unexpected status %d".formatted(source, status);
        };
    }

    private void copy(InputStream body, @Nullable Long total) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (ReadTimeoutWatchdog guard = new ReadTimeoutWatchdog(body, retries.silence())) {
            for (int count = read(body, buffer, guard); count >= 0; count = read(body, buffer, guard)) {
                guard.reset();
                if (total != null && part.length() + count > total) {
                    throw new IOException("received more than %d bytes".formatted(total));
                }
                part.append(buffer, count);
                listener.onProgress(part.length(), total);
            }
        }
    }

    private int read(InputStream body, byte[] buffer, ReadTimeoutWatchdog guard) throws IOException {
        try {
            int count = body.read(buffer);
            if (count < 0 && guard.isExpired()) {
                throw new IOException("the connection was closed");
            }
            return count;
        } catch (IOException e) {
            throw guard.isExpired()
                    ? new IOException(
                            "no data for %d s".formatted(retries.silence().toSeconds()), e)
                    : e;
        }
    }
}
