package ventral.scorer.netcdf;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what xarray wrote: one data variable, and flat coordinates on its dimensions. */
final class NetcdfFile {

    private static final Set<String> DATA = Set.of("data", "__xarray_dataarray_variable__");

    private NetcdfFile() {}

    /** @throws IOException if the file is not there, or is not of this form */
    static LabelledArray read(Path path) throws IOException {
        try (HdfFile file = new HdfFile(path)) {
            Map<Long, String> dimensionNames = new HashMap<>();
            List<Dataset> variables = new ArrayList<>();
            file.getChildren().values().forEach(node -> {
                if (node instanceof Dataset dataset) {
                    dimensionNames.put(dataset.getAddress(), dataset.getName());
                    variables.add(dataset);
                }
            });
            Dataset data = variables.stream()
                    .filter(variable -> DATA.contains(variable.getName()))
                    .findFirst()
                    .orElseThrow(() -> new IOException("%s has none of the variables %s".formatted(path, DATA)));
            Map<String, Map<String, Object>> coordinates = new HashMap<>();
            for (Dataset variable : variables) {
                List<String> dimensions = dimensions(variable, dimensionNames);
                if (variable != data && dimensions.size() == 1) {
                    coordinates
                            .computeIfAbsent(dimensions.get(0), name -> new HashMap<>())
                            .put(variable.getName(), variable.getData());
                }
            }
            return new LabelledArray(
                    dimensions(data, dimensionNames), data.getDimensions(), data.getDataFlat(), coordinates);
        } catch (HdfException e) {
            throw new IOException("%s cannot be read as netCDF-4: %s".formatted(path, e.getMessage()), e);
        }
    }

    /** Names of the variable's dimensions; none for a variable that is itself a dimension. */
    private static List<String> dimensions(Dataset variable, Map<Long, String> names) {
        Optional<Attribute> references = Optional.ofNullable(variable.getAttribute("DIMENSION_LIST"));
        List<String> dimensions = new ArrayList<>();
        references.ifPresent(attribute -> {
            for (Object axis : (Object[]) attribute.getData()) {
                dimensions.add(names.get(((long[]) axis)[0]));
            }
        });
        return dimensions;
    }
}
