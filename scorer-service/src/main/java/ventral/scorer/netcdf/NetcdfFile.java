package ventral.scorer.netcdf;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * NetCDF-4 file written by xarray: one data variable, and one-dimensional coordinates of its dimensions in the same
 * group.
 *
 * @param data read on demand
 */
record NetcdfFile(DataVariable data, CoordinateLabels labels) {

    private static final Set<String> DATA = new TreeSet<>(Set.of("data", "__xarray_dataarray_variable__"));

    private static final int MOST_LEVELS = 32;
    private static final int MOST_DIMENSIONS = 32; // HDF5's limit

    /**
     * Opens a file and keeps it open while a function reads it.
     *
     * @param reading throws {@link IllegalArgumentException} for unexpected content
     * @throws IOException if the file does not exist, is damaged, or has another format; the message names it
     */
    static <T> T read(Path path, Function<NetcdfFile, T> reading) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        try (HdfFile file = open(path)) {
            refuseTruncated(file, Files.size(path));
            return reading.apply(of(file));
        } catch (IllegalArgumentException e) {
            throw new IOException("%s: %s".formatted(path, e.getMessage()), e);
        } catch (HdfException e) {
            throw new IOException("%s cannot be read as netCDF-4: %s".formatted(path, e.getMessage()), e);
        } catch (RuntimeException e) { // the library may throw anything for a damaged file
            throw new IOException("%s cannot be read as netCDF-4, it is damaged: %s".formatted(path, e), e);
        } catch (StackOverflowError | OutOfMemoryError e) { // by sizes or links in a header
            throw new IOException("%s cannot be read as netCDF-4: %s".formatted(path, e), e);
        }
    }

    /**
     * Opens a file. What the library reads of it are slices of a mapping, so that a size that a header claims is
     * compared with the file before anything is allocated.
     */
    private static HdfFile open(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path)) {
            if (channel.size() > Integer.MAX_VALUE) {
                return new HdfFile(path); // allocates what a header claims, at most 2 GiB and so less than the file
            }
            return HdfFile.fromByteBuffer(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        }
    }

    private static void refuseTruncated(HdfFile file, long size) {
        long whole = file.getHdfBackingStorage().getSuperblock().getEndOfFileAddress();
        if (size < whole) {
            throw new IllegalArgumentException(
                    "the file is truncated: it has %d bytes, but its header says %d".formatted(size, whole));
        }
    }

    private static NetcdfFile of(HdfFile file) {
        List<Dataset> variables = new ArrayList<>();
        collect(file, variables, new HashSet<>(), 0);
        Map<Long, String> names = new HashMap<>();
        variables.forEach(variable -> names.put(variable.getAddress(), variable.getName()));
        Dataset data = data(variables);
        DataVariable values = DataVariable.of(data, dimensions(data, names));
        Map<String, Map<String, Dataset>> coordinates = new HashMap<>();
        for (Dataset variable : variables) {
            List<String> dimensions = dimensions(variable, names);
            boolean isBeside =
                    variable.getParent().getPath().equals(data.getParent().getPath());
            if (isBeside && !variable.getPath().equals(data.getPath()) && !dimensions.isEmpty()) {
                coordinates
                        .computeIfAbsent(dimensions.get(0), name -> new HashMap<>())
                        .put(variable.getName(), variable);
            }
        }
        return new NetcdfFile(values, new CoordinateLabels(coordinates, values.lengths()));
    }

    /**
     * Collects the variables of a group and of the groups in it.
     *
     * @param visited addresses of the groups that were entered before; a damaged file may link a group into itself
     */
    private static void collect(Group group, List<Dataset> variables, Set<Long> visited, int depth) {
        if (depth > MOST_LEVELS) {
            throw new IllegalArgumentException("groups are nested more than %d levels deep".formatted(MOST_LEVELS));
        }
        if (!visited.add(group.getAddress())) {
            return;
        }
        IndexLimit.check(group);
        for (Node node : group) {
            if (node instanceof Dataset dataset) {
                IndexLimit.check(dataset);
                AllocationLimit.checkAgainstFile(
                        "variable " + dataset.getName(),
                        dataset.getSizeInBytes(),
                        dataset.getHdfFile().size());
                variables.add(dataset);
            } else if (node instanceof Group inner) {
                collect(inner, variables, visited, depth + 1);
            }
        }
    }

    private static Dataset data(List<Dataset> variables) {
        List<Dataset> found = variables.stream()
                .filter(variable -> DATA.contains(variable.getName()))
                .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no data variable: expected one of %s, found %s".formatted(DATA, paths(variables)));
        }
        throw new IllegalArgumentException("the data variable is ambiguous: expected one of %s in one group, found %s"
                .formatted(DATA, paths(found)));
    }

    private static List<String> paths(List<Dataset> variables) {
        return variables.stream().map(Dataset::getPath).sorted().toList();
    }

    /** Returns an attribute whose value can be in the file; null if the variable has none of that name. */
    static @Nullable Attribute attribute(Dataset variable, String name) {
        Attribute attribute = variable.getAttribute(name);
        if (attribute != null) {
            AllocationLimit.checkAgainstFile(
                    "attribute %s of variable %s".formatted(name, variable.getName()),
                    attribute.getSizeInBytes(),
                    variable.getHdfFile().size());
        }
        return attribute;
    }

    /** Returns the names of the variable's dimensions; empty for a variable that is itself a dimension. */
    private static List<String> dimensions(Dataset variable, Map<Long, String> names) {
        Attribute references = attribute(variable, "DIMENSION_LIST");
        List<String> dimensions = new ArrayList<>();
        if (references != null) {
            if (references.getSize() > MOST_DIMENSIONS) { // each may be a list as long as the file
                throw new IllegalArgumentException("variable %s has %d dimensions; expected at most %d"
                        .formatted(variable.getName(), references.getSize(), MOST_DIMENSIONS));
            }
            for (Object axis : (Object[]) references.getData()) {
                String name = ((long[]) axis).length == 0 ? null : names.get(((long[]) axis)[0]);
                if (name == null) {
                    throw new IllegalArgumentException("axis %d of variable %s has no dimension that is in the file"
                            .formatted(dimensions.size(), variable.getName()));
                }
                dimensions.add(name);
            }
        }
        return dimensions;
    }
}
