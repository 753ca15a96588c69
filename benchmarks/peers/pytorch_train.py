"""The trainer's peer: the same training step in PyTorch, eager Python.

    pytorch_train.py check
    pytorch_train.py measure --variant bf16-channels-last --image-size 64 --batch-size 64
    pytorch_train.py curve --weights FILE --batches FILE --variant eager --steps 20

`./ventral bench train` calls this script; on its own it needs only Python and PyTorch. It prints each result as one
line of JSON on standard output. `curve` starts with the weights of a safetensors file and learns from the batches of
another, each step from the next batch, and from the first batch again after the last: tensors pixels.I (N, H, W, 3),
0 to 255, regression.I and classes.I, as far as the head has targets in them.
"""

import argparse
import contextlib
import json
import statistics
import sys
import time

try:
    import torch
    from torch import nn
    from torch.nn import functional
except ImportError as failure:
    print(json.dumps({"error": "%s has no PyTorch: %s" % (sys.executable, failure)}))
    sys.exit(3)

GROUP = 10
VARIANTS = (
    "eager",
    "channels-last",
    "channels-last-compiled",
    "bf16",
    "bf16-channels-last",
    "bf16-channels-last-compiled",
)
NETWORKS = {"resnet18": (False, 64, (2, 2, 2, 2)), "resnet50": (True, 64, (3, 4, 6, 3)), "tiny": (False, 8, (1, 1, 1, 1))}


class Block(nn.Module):
    """A residual block; with a bottleneck the stride is where the 3 x 3 convolution is, as in torchvision."""

    def __init__(self, channels_in, width, stride, bottleneck):
        super().__init__()
        channels_out = 4 * width if bottleneck else width
        kernels = [(channels_in, width, 1), (width, width, 3), (width, channels_out, 1)]
        if not bottleneck:
            kernels = [(channels_in, width, 3), (width, width, 3)]
        strided = 1 if bottleneck else 0
        self.count = len(kernels)
        for i, (a, b, size) in enumerate(kernels):
            convolution = nn.Conv2d(a, b, size, stride if i == strided else 1, size // 2, bias=False)
            self.add_module("conv%d" % (i + 1), convolution)
            self.add_module("bn%d" % (i + 1), nn.BatchNorm2d(b))
        self.downsample = None
        if stride != 1 or channels_in != channels_out:
            self.downsample = nn.Sequential(
                nn.Conv2d(channels_in, channels_out, 1, stride, bias=False), nn.BatchNorm2d(channels_out))

    def forward(self, x):
        y = x
        for i in range(1, self.count + 1):
            y = getattr(self, "bn%d" % i)(getattr(self, "conv%d" % i)(y))
            if i < self.count:
                y = functional.relu(y, inplace=True)
        return functional.relu(y + (x if self.downsample is None else self.downsample(x)), inplace=True)


class ResNet(nn.Module):
    """torchvision's ResNet, with the same layers and names."""

    def __init__(self, network, units):
        super().__init__()
        bottleneck, width, counts = NETWORKS[network]
        self.conv1 = nn.Conv2d(3, width, 7, 2, 3, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        channels = width
        for stage, count in enumerate(counts):
            blocks = []
            for i in range(count):
                blocks.append(Block(channels, width << stage, 2 if stage > 0 and i == 0 else 1, bottleneck))
                channels = (width << stage) * (4 if bottleneck else 1)
            self.add_module("layer%d" % (stage + 1), nn.Sequential(*blocks))
        self.fc = nn.Linear(channels, units)
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, mode="fan_out", nonlinearity="relu")

    def forward(self, x):
        x = functional.relu(self.bn1(self.conv1(x)), inplace=True)
        x = functional.max_pool2d(x, 3, 2, 1)
        x = self.layer4(self.layer3(self.layer2(self.layer1(x))))
        return self.fc(torch.flatten(functional.adaptive_avg_pool2d(x, 1), 1))


class Step:
    """A training step: takes pixels, changes the weights and returns the loss."""

    def __init__(self, arguments, device):
        self.variant = arguments.variant
        self.device = device
        self.parts = [part(word) for word in arguments.head]
        self.network = ResNet(arguments.network, arguments.units).to(device)
        if "channels-last" in self.variant:
            self.network = self.network.to(memory_format=torch.channels_last)
        # eager has the default of a plain script, the fast variants have the fast implementation
        fused = None if self.variant == "eager" else True
        self.optimiser = torch.optim.Adam(self.network.parameters(), lr=arguments.learning_rate, fused=fused)
        self.mean = torch.tensor([.485, .456, .406], device=device).view(1, 3, 1, 1)
        self.scale = 1 / torch.tensor([.229, .224, .225], device=device).view(1, 3, 1, 1)
        self.forward = torch.compile(self.loss) if "compiled" in self.variant else self.loss

    def loss(self, pixels, regression, classes):
        x = (pixels.permute(0, 3, 1, 2).float() / 255 - self.mean) * self.scale
        form = torch.channels_last if "channels-last" in self.variant else torch.contiguous_format
        with self.precision():
            outputs = self.network(x.contiguous(memory_format=form)).float()
        losses = []
        for kind, first, count, target in self.parts:
            estimate = outputs[:, first:first + count]
            losses.append(functional.cross_entropy(estimate, classes[:, target]) if kind == "class"
                          else functional.mse_loss(estimate, regression[:, target:target + count]))
        return torch.stack(losses).mean()

    def precision(self):
        if "bf16" not in self.variant:
            return contextlib.nullcontext()
        return torch.autocast(self.device.type, dtype=torch.bfloat16)

    def take(self, pixels, regression, classes):
        self.optimiser.zero_grad(set_to_none=True)
        loss = self.forward(*(None if t is None else t.to(self.device) for t in (pixels, regression, classes)))
        loss.backward()
        self.optimiser.step()
        return loss.detach()


def part(word):
    """Parses `value:FIRST:COUNT:TARGET` or `class:FIRST:COUNT:TARGET`: rows of the last layer, columns of the targets."""
    kind, first, count, target = word.split(":")
    if kind not in ("value", "class"):
        raise argparse.ArgumentTypeError("a part of the head is a value or a class, not " + kind)
    return kind, int(first), int(count), int(target)


def random_batch(arguments, parts):
    draw = torch.Generator().manual_seed(1)
    n, size = arguments.batch_size, arguments.image_size
    values = sum(count for kind, _, count, _ in parts if kind == "value")
    classes = [count for kind, _, count, _ in parts if kind == "class"]
    return (
        torch.randint(0, 256, (n, size, size, 3), dtype=torch.uint8, generator=draw),
        torch.randn(n, values, generator=draw) if values else None,
        torch.stack([torch.randint(0, count, (n,), generator=draw) for count in classes], 1) if classes else None)


def measure(arguments, device):
    torch.manual_seed(1)
    step = Step(arguments, device)
    batch = random_batch(arguments, step.parts)
    group(step, batch, arguments.warm_up)
    # times groups of steps, as a run reads its losses: on a GPU a step returns before it has finished
    count = min(GROUP, arguments.steps)
    groups = max(1, arguments.steps // GROUP)
    start = time.process_time()
    seconds = [group(step, batch, count) / count for _ in range(groups)]
    busy = time.process_time() - start
    return {
        "images_per_second": arguments.batch_size / statistics.median(seconds),
        "cpu_seconds_per_image": busy / (groups * count * arguments.batch_size),
        "peak_bytes": peak_bytes(),
        "device_peak_bytes": torch.cuda.max_memory_reserved() if device.type == "cuda" else 0}


def group(step, batch, count):
    """Returns the seconds that a group of steps takes."""
    start = time.perf_counter()
    losses = [step.take(*batch) for _ in range(count)]
    float(torch.stack(losses).sum())
    return time.perf_counter() - start


def curve(arguments, device):
    step = Step(arguments, device)
    weights = read_safetensors(arguments.weights)
    step.network.load_state_dict(weights)
    batches = read_safetensors(arguments.batches)
    count = sum(name.startswith("pixels.") for name in batches)
    losses = []
    for i in range(arguments.steps):
        named = [batches.get("%s.%d" % (name, i % count)) for name in ("pixels", "regression", "classes")]
        pixels, *targets = named
        losses.append(float(step.take(pixels.to(torch.uint8), *targets)))
    return {"losses": losses, "peak_bytes": peak_bytes()}


def read_safetensors(path):
    types = {"F32": torch.float32, "I64": torch.int64, "U8": torch.uint8}
    with open(path, "rb") as file:
        data = bytearray(file.read())
    length = int.from_bytes(data[:8], "little")
    header = json.loads(data[8:8 + length])
    header.pop("__metadata__", None)
    tensors = {}
    for name, entry in header.items():
        start, end = entry["data_offsets"]
        numbers = torch.frombuffer(data[8 + length + start:8 + length + end], dtype=types[entry["dtype"]])
        tensors[name] = numbers.reshape(entry["shape"]).clone()
    return tensors


def peak_bytes():
    """Returns the peak memory of this process; 0 if unknown."""
    try:
        with open("/proc/self/status") as status:
            return next(1024 * int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    except (OSError, StopIteration):
        return 0


def check(device):
    return {"version": torch.__version__, "device": str(device), "python": sys.executable}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("check", "measure", "curve"))
    parser.add_argument("--variant", choices=VARIANTS, default="eager")
    parser.add_argument("--network", choices=sorted(NETWORKS), default="resnet18")
    parser.add_argument("--units", type=int, default=9, help="rows of the last layer")
    parser.add_argument("--head", nargs="+", default=["value:0:1:0", "value:1:2:1", "value:3:6:3"],
                        help="each value:FIRST:COUNT:TARGET or class:FIRST:COUNT:TARGET")
    parser.add_argument("--image-size", type=int, default=64)
    parser.add_argument("--batch-size", type=int, default=64)
    parser.add_argument("--steps", type=int, default=20)
    parser.add_argument("--warm-up", type=int, default=3)
    parser.add_argument("--learning-rate", type=float, default=1e-3)
    parser.add_argument("--threads", type=int, default=0, help="0 for one a core")
    parser.add_argument("--device", choices=("cpu", "cuda"), default="cpu")
    parser.add_argument("--weights", help="safetensors file to begin with")
    parser.add_argument("--batches", help="safetensors file to learn from")
    arguments = parser.parse_args()
    if arguments.threads > 0:
        torch.set_num_threads(arguments.threads)
    device = torch.device(arguments.device)
    if arguments.command == "check":
        answer = check(device)
    elif arguments.command == "measure":
        answer = measure(arguments, device)
    else:
        answer = curve(arguments, device)
    print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
