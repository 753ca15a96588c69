package ventral.render.imageset;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Detects the layout of an index from its columns. */
public final class IndexLayouts {

    private IndexLayouts() {}

    /**
     * Returns the layout of an index.
     *
     * @param map mappings of columns, see {@link ColumnMap#parse}; empty to detect the layout from the columns
     * @throws ImageSetException if the columns match no known layout, or lack a column of the map
     */
    public static IndexLayout of(List<String> columns, List<String> map) {
        if (!map.isEmpty()) {
            return mapped(columns, ColumnMap.parse(map));
        }
        for (TdwLayout layout : TdwLayout.values()) {
            if (layout.fits(columns)) {
                return layout;
            }
        }
        if (columns.containsAll(ColumnLayout.EXPORTED.map().columns())) {
            return ColumnLayout.EXPORTED;
        }
        throw new ImageSetException(
                "columns %s are neither TDW's of 2023 or 2024 nor those that Ventral exports; map them, such as --column file=%s"
                        .formatted(columns, columns.isEmpty() ? "path" : columns.get(0)));
    }

    private static IndexLayout mapped(List<String> columns, ColumnMap map) {
        Set<String> missing = new TreeSet<>(map.columns());
        columns.forEach(missing::remove);
        if (!missing.isEmpty()) {
            throw new ImageSetException(
                    "the index has no column %s; its columns are %s".formatted(String.join(", ", missing), columns));
        }
        return new ColumnLayout("mapped columns", map);
    }
}
