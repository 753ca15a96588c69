/** Reads recordings from BrainIO's netCDF-4 files, which are HDF5 files. Contains no decisions. */
@NullMarked
package ventral.scorer.netcdf;

import org.jspecify.annotations.NullMarked;
