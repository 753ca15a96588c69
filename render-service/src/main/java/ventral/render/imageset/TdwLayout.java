package ventral.render.imageset;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.joml.Quaternionf;
import org.jspecify.annotations.Nullable;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentGroup;

/** The columns of the published TDW image sets of Xie et al. */
public enum TdwLayout implements IndexLayout {
    /** The set of the 2024 paper: the pivot in pixels of an image of 256 pixels, and its depth. */
    TDW_2023("TDW 2023", List.of("ty", "tz", "neg_x", "euler_1", "euler_2", "euler_3")) {
        @Override
        Map<Latent, Double> position(IndexRow row) {
            double depth = row.number("neg_x");
            return Map.of(
                    Latent.DISTANCE,
                    depth,
                    Latent.TRANSLATION_X,
                    CameraCoordinates.metres(row.number("ty"), depth, PIXELS),
                    Latent.TRANSLATION_Y,
                    CameraCoordinates.metres(row.number("tz"), depth, PIXELS));
        }

        @Override
        Map<Latent, Double> rotation(IndexRow row) {
            return CameraCoordinates.facingCamera(row.number("euler_1"), row.number("euler_2"), row.number("euler_3"));
        }

        @Override
        ImageAnnotation.ReferencePoint place() {
            return ImageAnnotation.ReferencePoint.PIVOT;
        }
    },

    /** The sets of the follow-up work: the centre in the camera's frame. */
    TDW_2024(
            "TDW 2024",
            List.of(
                    "rel_pos_x",
                    "rel_pos_y",
                    "rel_pos_z",
                    "rel_rot_x",
                    "rel_rot_y",
                    "rel_rot_z",
                    "rel_rot_w",
                    "rel_rot_euler_0",
                    "rel_rot_euler_1",
                    "rel_rot_euler_2")) {
        @Override
        Map<Latent, Double> position(IndexRow row) {
            return Map.of(
                    Latent.DISTANCE,
                    row.number("rel_pos_z"),
                    Latent.TRANSLATION_X,
                    row.number("rel_pos_x"),
                    Latent.TRANSLATION_Y,
                    row.number("rel_pos_y"));
        }

        @Override
        Map<Latent, Double> rotation(IndexRow row) {
            return CameraCoordinates.facingCamera(
                    row.number("rel_rot_euler_0"), row.number("rel_rot_euler_1"), row.number("rel_rot_euler_2"));
        }

        @Override
        ImageAnnotation.ReferencePoint place() {
            return ImageAnnotation.ReferencePoint.CENTRE;
        }
    };

    /** Width and height of TDW's images, to which the pixel columns of the 2023 set refer. */
    private static final double PIXELS = 256;

    /** Two possible names of the column with the image's file. */
    private static final List<String> FILE = List.of("image_file_name", "image_filename");

    private static final List<String> BEFORE = List.of("scene_name", "wnid", "record_wcategory", "record_name");
    private static final List<String> AFTER = List.of(
            "avatar_pos_x",
            "avatar_pos_y",
            "avatar_pos_z",
            "camera_rot_x",
            "camera_rot_y",
            "camera_rot_z",
            "camera_rot_w",
            "object_pos_x",
            "object_pos_y",
            "object_pos_z",
            "object_rot_x",
            "object_rot_y",
            "object_rot_z",
            "object_rot_w");

    private final String title;
    private final List<String> pose;

    TdwLayout(String title, List<String> pose) {
        this.title = title;
        this.pose = pose;
    }

    abstract Map<Latent, Double> position(IndexRow row);

    abstract Map<Latent, Double> rotation(IndexRow row);

    abstract ImageAnnotation.ReferencePoint place();

    /** Returns all columns in the order in which they are published. */
    public List<String> published() {
        return Stream.of(BEFORE, List.of(FILE.get(0), "skybox_name"), pose, AFTER)
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Returns true if this layout can be read from the columns. Columns that describe the rest of a scene are optional.
     */
    boolean fits(List<String> columns) {
        return columns.containsAll(pose)
                && columns.containsAll(List.of("wnid", "record_name"))
                && FILE.stream().anyMatch(columns::contains);
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Set<LatentGroup> groups() {
        return EnumSet.allOf(LatentGroup.class);
    }

    /**
     * Returns the possible paths of an image: as named by the index, in folders of scene, category and model as in the
     * later sets, or in folders as in the first set.
     */
    @Override
    public List<String> pictures(IndexRow row) {
        String file = row.text(row.columns().containsKey(FILE.get(0)) ? FILE.get(0) : FILE.get(1));
        String category = row.text("wnid");
        String model = row.text("record_name");
        Stream<String> folders = Stream.of(
                said(row, "scene_name") + "/" + category + "/" + model,
                category,
                "train/" + category,
                "val/" + category);
        return Stream.concat(Stream.of(""), folders.map(folder -> folder + "/"))
                .flatMap(folder -> Stream.of(folder + file, "images/" + folder + file))
                .toList();
    }

    @Override
    public ImageAnnotation entry(IndexRow row) {
        Map<Latent, Double> measures = new EnumMap<>(Latent.class);
        measures.putAll(position(row));
        measures.putAll(rotation(row));
        return new ImageAnnotation(
                measures,
                row.text("wnid"),
                row.text("record_name"),
                background(said(row, "scene_name"), said(row, "skybox_name")),
                camera(row),
                place());
    }

    private static String background(String scene, String sky) {
        return scene.isEmpty() || sky.isEmpty() ? scene + sky : scene + "/" + sky;
    }

    private static @Nullable Quaternionf camera(IndexRow row) {
        return row.columns().containsKey("camera_rot_w")
                ? new Quaternionf(
                        row.number("camera_rot_x"),
                        row.number("camera_rot_y"),
                        row.number("camera_rot_z"),
                        row.number("camera_rot_w"))
                : null;
    }

    private static String said(IndexRow row, String column) {
        Integer at = row.columns().get(column);
        return at == null ? "" : row.cells().get(at).strip();
    }
}
