package ventral.render;

import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Command;
import ventral.contract.spec.BackgroundKind;
import ventral.render.scene.Backdrops;
import ventral.render.scene.BackgroundCollections;

@Command(
        name = "collections",
        description = {
            "Lists the collections of panoramas and photographs with their size and the SHA-256 of their images.",
            "",
            "Reads every collection completely. A folder without files of a kind is not a collection of that kind."
        },
        footer = {"", "Example:", "  ventral render collections"},
        mixinStandardHelpOptions = true)
final class CollectionsCommand implements Runnable {

    private static final String ROW = "%-12s  %-24s  %7s  %s%n";

    @Override
    public void run() {
        BackgroundCollections collections = Backgrounds.collections(CommandConfig.read());
        System.out.printf(ROW, "kind", "collection", "files", "digest");
        list(
                BackgroundKind.PANORAMA,
                collections.panoramaNames(),
                name -> new Backdrops(collections.panoramas(name), List.of()));
        list(
                BackgroundKind.PHOTOGRAPH,
                collections.photographNames(),
                name -> new Backdrops(List.of(), collections.photographs(name)));
    }

    private static void list(BackgroundKind kind, List<String> names, Function<String, Backdrops> read) {
        for (String name : names) {
            try {
                Backdrops backdrops = read.apply(name);
                int files =
                        backdrops.panoramas().size() + backdrops.photographs().size();
                System.out.printf(ROW, kind, name, files, backdrops.digest(List.of(kind)));
            } catch (IllegalArgumentException e) {
                System.err.printf("%s %s: %s%n", kind, name, e.getMessage());
            }
        }
    }
}
