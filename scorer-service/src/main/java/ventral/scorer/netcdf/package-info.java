/** Reads recordings from BrainIO's netCDF-4 files, which are HDF5 files. Speaks HDF5, decides nothing. */
@NullMarked
package ventral.scorer.netcdf;

import org.jspecify.annotations.NullMarked;
