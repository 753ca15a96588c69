"""The scorer's peer: the same regressions with scikit-learn.

    sklearn_pls.py check
    sklearn_pls.py score --folder FOLDER --stimuli 3200 --train 2880 --splits 10
    sklearn_pls.py memory --stimuli 3200 --train 2880 --features 4096 --layers 16

`./ventral bench score` and `./ventral bench memory` call it. The folder holds features.f32, responses.f64 and splits.i32
(of each split the train rows and then the test rows), little-endian, row after row. `memory` holds the features of all
layers in single precision, as a network outputs them, and fits one split of one layer. Every answer is one line of JSON on
standard output; reading is not timed.
"""

import argparse
import json
import os
import sys
import time

try:
    import numpy
    import sklearn
    from sklearn.cross_decomposition import PLSRegression
    from sklearn.linear_model import RidgeCV
except ImportError as failure:
    print(json.dumps({"error": "%s has no scikit-learn (%s): apt-get install python3-sklearn, and --python "
                               "/usr/bin/python3" % (sys.executable, failure)}))
    sys.exit(3)


def pools():
    """Of numpy's BLAS, (name, threads)."""
    try:
        from threadpoolctl import threadpool_info
    except ImportError:
        return "BLAS", 0
    numpy.ones((2, 2)) @ numpy.ones((2, 2))
    blas = [pool for pool in threadpool_info() if pool["user_api"] == "blas"]
    if not blas:
        return "a BLAS without threads", 1
    return "%s %s" % (blas[0]["internal_api"], blas[0]["version"]), blas[0]["num_threads"]


def check(_):
    blas, threads = pools()
    return {"sklearn": sklearn.__version__, "numpy": numpy.__version__, "blas": blas, "threads": threads}


def correlations(a, b):
    a, b = a - a.mean(0), b - b.mean(0)
    return (a * b).sum(0) / (numpy.linalg.norm(a, axis=0) * numpy.linalg.norm(b, axis=0))


def penalties():
    """Brain-Score's list."""
    decades = [decade + k * decade / 2 for decade in (1e2, 1e3, 1e4, 1e5, 1e6) for k in range(18)]
    return [.01, .1, .5, 1, 10, 32.5, 55, 77.5] + decades + [1e7]


def regression(arguments):
    if arguments.metric == "ridge-cv":
        return RidgeCV(alphas=penalties())
    return PLSRegression(arguments.components, scale=False)


def score(arguments):
    def read(name, kind):
        return numpy.fromfile(os.path.join(arguments.folder, name), kind).reshape(-1, arguments.stimuli)

    features = read("features.f32", "<f4").reshape(arguments.stimuli, -1)
    responses = read("responses.f64", "<f8").reshape(arguments.stimuli, -1)
    splits = read("splits.i32", "<i4")[:arguments.splits]
    medians, iterations = [], []
    start, busy = time.perf_counter(), time.process_time()
    for rows in splits:
        train, test = rows[:arguments.train], rows[arguments.train:]
        fitted = regression(arguments).fit(features[train], responses[train])
        medians.append(float(numpy.nanmedian(correlations(fitted.predict(features[test]), responses[test]))))
        iterations.append(int(sum(getattr(fitted, "n_iter_", [0]))))
    return {
        "seconds": time.perf_counter() - start,
        "cpu_seconds": time.process_time() - busy,
        "threads": pools()[1],
        "iterations": iterations,
        "medians": medians}


def peak_bytes():
    with open("/proc/self/status") as status:
        return next(1024 * int(line.split()[1]) for line in status if line.startswith("VmHWM:"))


def memory(arguments):
    noise = numpy.random.default_rng(1)
    size = (arguments.stimuli, arguments.features)
    layers = [noise.standard_normal(size, numpy.float32) for _ in range(arguments.layers)]
    responses = noise.standard_normal((arguments.stimuli, arguments.neuroids))
    rows = noise.permutation(arguments.stimuli)
    train, test = rows[:arguments.train], rows[arguments.train:]
    # with this tolerance two iterations suffice; their number has no effect on memory
    fitted = PLSRegression(arguments.components, scale=False, tol=1).fit(layers[0][train], responses[train])
    fitted.predict(layers[0][test])
    return {"peak_bytes": peak_bytes()}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("check", "score", "memory"))
    parser.add_argument("--metric", choices=("pls", "ridge-cv"), default="pls")
    parser.add_argument("--folder", default=".")
    parser.add_argument("--stimuli", type=int, default=3200)
    parser.add_argument("--train", type=int, default=2880)
    parser.add_argument("--components", type=int, default=25)
    parser.add_argument("--splits", type=int, default=10, help="how many of the file's")
    parser.add_argument("--features", type=int, default=1000)
    parser.add_argument("--layers", type=int, default=1)
    parser.add_argument("--neuroids", type=int, default=168)
    arguments = parser.parse_args()
    print(json.dumps({"check": check, "score": score, "memory": memory}[arguments.command](arguments)), flush=True)


if __name__ == "__main__":
    main()
