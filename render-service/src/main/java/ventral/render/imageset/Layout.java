package ventral.render.imageset;

import java.util.List;
import java.util.Set;
import ventral.contract.latent.LatentGroup;

/** How an index tells of its images. */
public sealed interface Layout permits TdwLayout, ColumnLayout {

    /** A word or two for reports. */
    String title();

    /** Groups of latents that every image has labels of. */
    Set<LatentGroup> groups();

    /** Paths that an image's file may be under, below the set's folder; the first that is there is meant. */
    List<String> pictures(IndexRow row);

    /** @throws ImageSetException if a cell is not what it should be */
    Entry entry(IndexRow row);
}
