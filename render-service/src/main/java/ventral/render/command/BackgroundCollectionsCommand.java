package ventral.render.command;

import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Command;
import ventral.contract.spec.BackgroundKind;
import ventral.render.asset.ConfiguredBackgrounds;
import ventral.render.config.RenderConfigLoader;
import ventral.render.surroundings.BackgroundCollections;
import ventral.render.surroundings.BackgroundImages;

@Command(
        name = "collections",
        description = {
            "Lists the collections of panoramas and photographs with their size and the SHA-256 of their images.",
            "",
            "Reads every collection completely. A folder without files of a kind is not a collection of that kind."
        },
        footer = {"", "Example:", "  ventral render collections"},
        mixinStandardHelpOptions = true)
public final class BackgroundCollectionsCommand implements Runnable {

    private static final String ROW = "%-12s  %-24s  %7s  %s%n";

    @Override
    public void run() {
        BackgroundCollections collections = ConfiguredBackgrounds.collections(RenderConfigLoader.read());
        System.out.printf(ROW, "kind", "collection", "files", "digest");
        list(
                BackgroundKind.PANORAMA,
                collections.panoramaNames(),
                name -> new BackgroundImages(collections.panoramas(name), List.of()));
        list(
                BackgroundKind.PHOTOGRAPH,
                collections.photographNames(),
                name -> new BackgroundImages(List.of(), collections.photographs(name)));
    }

    private static void list(BackgroundKind kind, List<String> names, Function<String, BackgroundImages> read) {
        for (String name : names) {
            try {
                BackgroundImages backgrounds = read.apply(name);
                int files = backgrounds.panoramas().size()
                        + backgrounds.photographs().size();
                System.out.printf(ROW, kind, name, files, backgrounds.digest(List.of(kind)));
            } catch (IllegalArgumentException e) {
                System.err.printf("%s %s: %s%n", kind, name, e.getMessage());
            }
        }
    }
}
