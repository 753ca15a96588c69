package ventral.render.imageset;

import java.util.List;
import java.util.Set;
import ventral.contract.latent.LatentGroup;

/** The layout of an index's columns. */
public sealed interface IndexLayout permits TdwLayout, ColumnLayout {

    /** Returns a short name for reports. */
    String title();

    /** Returns the groups of latents that every image has labels of. */
    Set<LatentGroup> groups();

    /** Returns the paths below the set's folder at which an image's file may be. The first path that exists is used. */
    List<String> pictures(IndexRow row);

    /**
     * Reads the labels of a row.
     *
     * @throws ImageSetException if a cell is invalid
     */
    ImageAnnotation entry(IndexRow row);
}
