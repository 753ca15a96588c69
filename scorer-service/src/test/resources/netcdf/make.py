"""Writes the small recordings beside it: python3 make.py. Needs netCDF4, and h5py for what netCDF4 cannot write.

All hold the same 3 neuroids (V4, IT, IT), 4 presentations of 2 stimuli and 5 time bins of 10 ms, and where the type
allows the response 100 neuroid + 10 presentation + bin. README.md says what each is for.
"""
import sys

import numpy as np

NEUROIDS, PRESENTATIONS, BINS = 3, 4, 5
SIZES = {"neuroid": NEUROIDS, "presentation": PRESENTATIONS, "time_bin": BINS}
COORDINATES = {
    "neuroid_id": ("neuroid", ["a", "b", "c"]),
    "region": ("neuroid", ["V4", "IT", "IT"]),
    "stimulus_id": ("presentation", ["s1", "s2", "s1", "s2"]),
    "repetition": ("presentation", np.array([0, 0, 1, 1])),
    "time_bin_start": ("time_bin", np.arange(BINS) * 10),
    "time_bin_end": ("time_bin", np.arange(BINS) * 10 + 10),
}
VALUES = (100 * np.arange(NEUROIDS)[:, None, None] + 10 * np.arange(PRESENTATIONS)[None, :, None]
          + np.arange(BINS)[None, None, :]).astype("f8")


def values(order, bins=BINS):
    axes = [("neuroid", "presentation", "time_bin").index(name) for name in order if name != "time_bin"]
    if "time_bin" not in order:
        return VALUES[:, :, 0].transpose(axes)
    return VALUES[:, :, :bins].transpose([("neuroid", "presentation", "time_bin").index(name) for name in order])


def netcdf(name, order=("neuroid", "presentation", "time_bin"), kind="f8", data="data", group=None, without=(),
           coordinates=None, bins=BINS, text=str, data_values=None, attributes=None, unlimited=(), other=None, **how):
    from netCDF4 import Dataset, stringtochar

    with Dataset(name + ".nc", "w") as file:
        where = file.createGroup(group) if group else file
        for dimension in dict.fromkeys(order):
            size = bins if dimension == "time_bin" else SIZES.get(dimension, 2)
            where.createDimension(dimension, None if dimension in unlimited else size)
        for label, (dimension, labels) in {**COORDINATES, **(coordinates or {})}.items():
            if label in without or dimension not in order:
                continue
            labels = labels[:bins] if dimension == "time_bin" else labels
            if isinstance(labels, list) and text == "char":
                width = max(map(len, labels))
                if "string%d" % width not in where.dimensions:
                    where.createDimension("string%d" % width, width)
                variable = where.createVariable(label, "S1", (dimension, "string%d" % width))
                variable[:] = stringtochar(np.array(labels, "S%d" % width))
            elif isinstance(labels, list):
                where.createVariable(label, str, (dimension,))[:] = np.array(labels, object)
            else:
                where.createVariable(label, labels.dtype, (dimension,))[:] = labels
        if data:
            if kind is str:
                where.createVariable(data, str, order)[:] = np.full([SIZES[d] for d in order], "x", object)
            else:
                variable = where.createVariable(data, kind, order, **how)
                variable.set_auto_maskandscale(False)
                variable[:] = values(order, bins) if data_values is None else data_values
                variable.setncatts(attributes or {})
        if other:
            file.createGroup(other).createVariable("data", "f8", ())


def hdf5(name, fixed=False, kind="<f8", chunks=None, skip=False, scales=True, version=None, unlimited=None):
    import h5py

    with h5py.File(name + ".nc", "w", libver=version) as file:
        for dimension, size in SIZES.items():
            file.create_dataset(dimension, (size,), "f4").make_scale("This is a netCDF dimension but not a variable")
        data = file.create_dataset("data", (NEUROIDS, PRESENTATIONS, BINS), kind, chunks=chunks, maxshape=unlimited)
        for axis, dimension in enumerate(SIZES):
            if scales:
                data.dims[axis].attach_scale(file[dimension])
        data[: 1 if skip else NEUROIDS] = VALUES[: 1 if skip else NEUROIDS]
        for label, (dimension, labels) in COORDINATES.items():
            labels = np.array(labels, "S2") if isinstance(labels, list) and fixed else labels
            file.create_dataset(label, data=labels).dims[0].attach_scale(file[dimension])


def main():
    time_first = ("time_bin", "presentation", "neuroid")
    netcdf("xarray-chunked", zlib=True, complevel=9, shuffle=True, chunksizes=(2, 3, 2), fill_value=np.nan)
    netcdf("unnamed-contiguous", order=time_first, data="__xarray_dataarray_variable__", contiguous=True)
    netcdf("presentation-first", order=("presentation", "time_bin", "neuroid"), kind="f4", zlib=True)
    for kind in "i2", "i4", "i8":
        netcdf("integers-" + kind, kind=kind, zlib=True, chunksizes=(1, 4, 3))
    netcdf("characters", text="char")
    netcdf("group", group="recording")
    netcdf("older-image-id", without=("stimulus_id",),
           coordinates={"image_id": COORDINATES["stimulus_id"], "neuroid_id": ("neuroid", np.array([7, 8, 9]))})
    netcdf("no-time-bin", order=("neuroid", "presentation"))
    netcdf("one-time-bin", bins=1)
    netcdf("packed", kind="i2", data_values=(values(("neuroid", "presentation", "time_bin")) - 7).astype("i2") * 2,
           attributes={"scale_factor": 0.5, "add_offset": 7.0})
    hdf5("fixed-strings-big-endian", fixed=True, kind=">f8", chunks=(2, 2, 2))
    hdf5("fixed-array", fixed=True, chunks=(2, 2, 2), version=("v110", "v110"))
    hdf5("extensible-array", fixed=True, chunks=(1, 4, 5), version=("v110", "v110"), unlimited=(None, PRESENTATIONS, BINS))
    hdf5("chunk-tree", fixed=True, chunks=(2, 2, 2), version=("v110", "v110"), unlimited=(None, None, BINS))

    missing = VALUES.copy()
    missing[1, 2, 3] = np.nan
    netcdf("missing-nan", data_values=missing)
    missing[1, 2, 3] = -999
    netcdf("missing-filled", kind="i4", data_values=missing.astype("i4"), fill_value=-999)
    for label in "region", "repetition", "stimulus_id", "neuroid_id":
        netcdf("without-" + label.replace("_", "-"), without=(label,))
    netcdf("text-repetition", coordinates={"repetition": ("presentation", list("abcd"))})
    netcdf("no-data", data=None)
    netcdf("two-groups", group="first", other="second")
    netcdf("unknown-dimension", order=("neuroid", "presentation", "eye"), data_values=VALUES[:, :, :2])
    netcdf("text-data", order=("neuroid", "presentation"), kind=str)
    netcdf("short-coordinate", unlimited=("presentation",),
           coordinates={"repetition": ("presentation", np.array([0, 1]))})
    hdf5("unwritten-chunk", chunks=(1, 4, 5), skip=True)
    hdf5("plain-hdf5", scales=False)


if __name__ == "__main__":
    sys.exit(main())
