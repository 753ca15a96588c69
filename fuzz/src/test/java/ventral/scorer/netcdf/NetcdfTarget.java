package ventral.scorer.netcdf;

import java.io.IOException;
import java.util.Set;
import ventral.fuzz.FuzzTarget;
import ventral.fuzz.InputFile;
import ventral.fuzz.Seeds;
import ventral.scorer.assembly.Region;
import ventral.scorer.assembly.TimeWindow;

/** Reads recordings in netCDF-4 files. */
public final class NetcdfTarget {

    private static final TimeWindow WINDOW = new TimeWindow(0, 30);

    private NetcdfTarget() {}

    public static FuzzTarget target() {
        return new FuzzTarget(
                "netcdf",
                Set.of(IOException.class),
                () -> Seeds.resources(
                        "netcdf",
                        "xarray-chunked.nc",
                        "unnamed-contiguous.nc",
                        "characters.nc",
                        "fixed-strings-big-endian.nc",
                        "packed.nc",
                        "group.nc",
                        "two-groups.nc",
                        "integers-i8.nc",
                        "text-data.nc",
                        "plain-hdf5.nc",
                        "no-time-bin.nc",
                        "unwritten-chunk.nc"),
                input -> new NetcdfAssemblyReader().read(InputFile.of("recording.nc", input), Region.IT, WINDOW));
    }
}
