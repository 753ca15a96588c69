package ventral.scorer.netcdf;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ventral.scorer.assembly.NeuralAssembly;
import ventral.scorer.assembly.Region;

/** Writes recordings as CDL text that {@code ncgen -4} compiles to a file in the format of {@link NetcdfAssemblyReader}. */
public final class CdlWriter {

    // xarray's name for an array without a name; "data" is a keyword of CDL
    private static final String DATA = "__xarray_dataarray_variable__";

    private static final String HEAD = """
            netcdf recording {
            dimensions:
              presentation = %d ;
              neuroid = %d ;
            variables:
              string stimulus_id(presentation) ;
              int64 repetition(presentation) ;
              string neuroid_id(neuroid) ;
              string region(neuroid) ;
              float %3$s(presentation, neuroid) ;
                %3$s:_FillValue = NaNf ;
                %3$s:_DeflateLevel = 9 ;
                %3$s:_Shuffle = "true" ;
                %3$s:coordinates = "stimulus_id repetition neuroid_id region" ;
              :comment = "%4$s" ;
            data:
            """;

    private CdlWriter() {}

    /**
     * Writes a recording of all regions.
     *
     * @param assemblies of the same presentations
     * @param comment global attribute that describes the file
     */
    public static void write(Path path, SortedMap<Region, NeuralAssembly> assemblies, String comment)
            throws IOException {
        NeuralAssembly first = assemblies.values().iterator().next();
        List<String> regions = new ArrayList<>();
        List<String> neuroids = new ArrayList<>();
        assemblies.forEach((region, assembly) -> assembly.neuroidIds().forEach(id -> {
            regions.add(quoted(region.name()));
            neuroids.add(quoted(id));
        }));
        try (Writer out = Files.newBufferedWriter(path)) {
            out.write(HEAD.formatted(first.stimulusIds().size(), neuroids.size(), DATA, comment));
            variable(
                    out,
                    "stimulus_id",
                    first.stimulusIds().stream().map(CdlWriter::quoted).iterator());
            variable(
                    out,
                    "repetition",
                    Arrays.stream(first.repetitions()).mapToObj(Long::toString).iterator());
            variable(out, "neuroid_id", neuroids.iterator());
            variable(out, "region", regions.iterator());
            variable(out, DATA, rows(first.stimulusIds().size(), assemblies.values()));
            out.write("}\n");
        }
    }

    private static Iterator<String> rows(int count, Collection<NeuralAssembly> assemblies) {
        return IntStream.range(0, count)
                .mapToObj(i -> assemblies.stream()
                        .flatMapToDouble(assembly -> Arrays.stream(assembly.responses()[i]))
                        .mapToObj(value -> Float.toString((float) value))
                        .collect(Collectors.joining(", ")))
                .iterator();
    }

    private static void variable(Writer out, String name, Iterator<String> values) throws IOException {
        out.write("  %s =".formatted(name));
        String separator = "\n    ";
        while (values.hasNext()) {
            out.write(separator + values.next());
            separator = ",\n    ";
        }
        out.write(" ;\n");
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
