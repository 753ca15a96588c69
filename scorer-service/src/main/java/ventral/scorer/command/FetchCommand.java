package ventral.scorer.command;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import ventral.contract.name.BenchmarkName;
import ventral.scorer.files.benchmark.BenchmarkFolder;
import ventral.scorer.files.benchmark.BenchmarkPaths;
import ventral.scorer.files.benchmark.RemoteFile;
import ventral.scorer.http.DownloadRequest;
import ventral.scorer.http.DownloadRetryPolicy;
import ventral.scorer.http.Downloader;
import ventral.scorer.http.PublicS3Bucket;
import ventral.scorer.netcdf.NetcdfAssemblyReader;

@Command(
        name = "fetch",
        description = {
            "Downloads missing files of public recordings, then lists which benchmarks are ready.",
            "",
            "Every file is checked against the SHA-1 in its benchmark's descriptor. Files that are present are not"
                    + " downloaded again. An interrupted download resumes where it stopped. Files are stored where"
                    + " Brain-Score keeps and finds them."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./ventral benchmarks fetch majajhong2015public-it-pls"},
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:every file is present",
            "1:a file cannot be downloaded, or a benchmark is damaged; the reason is printed",
            "2:the command line is wrong"
        })
@SuppressWarnings("NullAway.Init")
final class FetchCommand implements Callable<Integer> {

    @ParentCommand
    private ScorerBenchmarksCommand benchmarks;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "NAME",
            description = "benchmarks whose files to fetch, such as majajhong2015public-it-pls (default: all)")
    private List<String> names = List.of();

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "a mirror with the layout URL/BUCKET/KEY (default: https://BUCKET.s3.amazonaws.com/KEY)")
    private @Nullable URI endpoint;

    @Override
    public Integer call() throws IOException, InterruptedException {
        BenchmarkPaths places = benchmarks.places();
        BenchmarkFolder folder = new BenchmarkFolder(places, new NetcdfAssemblyReader());
        SortedSet<BenchmarkName> chosen = chosen(folder.names());
        List<RemoteFile> files = folder.remoteFiles(chosen);
        boolean isWhole = fetch(files, places);
        System.out.println(files.isEmpty() ? "There is nothing to fetch." : "");
        int status = ScorerBenchmarksCommand.print(folder.read(chosen));
        return isWhole ? status : 1;
    }

    private SortedSet<BenchmarkName> chosen(SortedSet<BenchmarkName> known) {
        if (names.isEmpty()) {
            return known;
        }
        SortedSet<BenchmarkName> chosen = new TreeSet<>(known.comparator());
        for (String name : names) {
            chosen.add(known.stream()
                    .filter(benchmark -> benchmark.id().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(),
                            "there is no benchmark %s; there are %s"
                                    .formatted(
                                            name,
                                            String.join(
                                                    ", ",
                                                    known.stream()
                                                            .map(BenchmarkName::id)
                                                            .toList())))));
        }
        return chosen;
    }

    private boolean fetch(List<RemoteFile> files, BenchmarkPaths places) throws InterruptedException {
        Downloader downloads = new Downloader(DownloadRetryPolicy.DEFAULT);
        boolean isWhole = true;
        for (RemoteFile file : files) {
            Path target = file.cached(places.brainioHome());
            String name = target.getFileName().toString();
            DownloadProgressPrinter progress =
                    new DownloadProgressPrinter(System.out, System.console() != null, name, System::nanoTime);
            PublicS3Bucket bucket = endpoint == null
                    ? PublicS3Bucket.ofAmazon(file.bucket())
                    : PublicS3Bucket.at(endpoint, file.bucket());
            try {
                DownloadRequest download =
                        new DownloadRequest(bucket.object(file.key(), file.versionId()), target, file.sha1());
                progress.onMessage(
                        switch (downloads.fetch(download, progress)) {
                            case ALREADY_THERE -> "%s: already there".formatted(name);
                            case FETCHED -> "%s: fetched".formatted(name);
                        });
            } catch (IOException e) {
                progress.onMessage("%s: failed. %s".formatted(name, e.getMessage()));
                isWhole = false;
                if (e.getCause() instanceof ConnectException) {
                    break; // without a connection, the other files fail too
                }
            }
        }
        return isWhole;
    }
}
