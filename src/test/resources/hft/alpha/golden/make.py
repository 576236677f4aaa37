"""Golden logits of every net, from PyTorch's own modules. See README.md."""
import json
import struct
import sys

import torch
from torch import nn

SIDES, CLASSES = 2, 3


def save(path, texts, tensors):
    """The safetensors format, by hand: the reader under test is held against it too."""
    header, data = {"__metadata__": texts}, b""
    for name, tensor in tensors.items():
        raw = tensor.detach().to(torch.float32).contiguous().numpy().astype("<f4").tobytes()
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as out:
        out.write(struct.pack("<Q", len(text)) + text + data)


class Bin(nn.Module):
    """On [batch, features, time], as the authors write it."""

    def __init__(self, features, time):
        super().__init__()
        self.feature_scale = nn.Parameter(1 + 0.3 * torch.randn(features, 1))
        self.feature_shift = nn.Parameter(0.3 * torch.randn(features, 1))
        self.time_scale = nn.Parameter(1 + 0.3 * torch.randn(time, 1))
        self.time_shift = nn.Parameter(0.3 * torch.randn(time, 1))
        self.feature_share = nn.Parameter(torch.tensor([0.7]))
        self.time_share = nn.Parameter(torch.tensor([0.4]))

    @staticmethod
    def normal(x, dim):
        deviation = torch.std(x, dim=dim, keepdim=True)
        deviation = torch.where(deviation < 1e-4, torch.ones_like(deviation), deviation)
        return (x - torch.mean(x, dim=dim, keepdim=True)) / deviation

    def forward(self, x):
        over_time = self.feature_scale * self.normal(x, 2) + self.feature_shift
        over_features = self.time_scale.T * self.normal(x, 1) + self.time_shift.T
        return self.feature_share * over_time + self.time_share * over_features

    def named(self):
        return {
            "bin.time.scale": self.time_scale, "bin.time.shift": self.time_shift,
            "bin.feature.scale": self.feature_scale.flatten(), "bin.feature.shift": self.feature_shift.flatten(),
            "bin.time.share": self.time_share, "bin.feature.share": self.feature_share,
        }


def linear(name, module):
    return {name + ".weight": module.weight, name + ".bias": module.bias}


def lstm(name, module):
    return {
        name + ".input": module.weight_ih_l0, name + ".hidden": module.weight_hh_l0,
        name + ".inputBias": module.bias_ih_l0, name + ".hiddenBias": module.bias_hh_l0,
    }


class Lit(nn.Module):
    def __init__(self, time, levels, patch, width, heads, layers, inner, hidden):
        super().__init__()
        self.time, self.levels, self.patch, self.width = time, levels, patch, width
        self.bin = Bin(SIDES * 2 * levels, time)
        self.embed = nn.Linear(patch * 2 * levels, width)
        self.position = nn.Parameter(0.5 * torch.randn(SIDES * time // patch, width))
        self.layers = nn.ModuleList(
            nn.TransformerEncoderLayer(width, heads, inner, 0.0, "gelu", batch_first=True, norm_first=True)
            for _ in range(layers))
        self.joined = nn.LayerNorm(SIDES * width)
        self.lstm = nn.LSTM(SIDES * width, hidden, batch_first=True)
        self.head = nn.Linear(hidden, CLASSES)

    def forward(self, x):
        flat = x.reshape(len(x), self.time, -1).transpose(1, 2)
        x = self.bin(flat).transpose(1, 2).reshape(len(x), self.time, SIDES, 2 * self.levels)
        tokens = []
        for slot in range(0, self.time, self.patch):
            for side in range(SIDES):
                tokens.append(self.embed(x[:, slot:slot + self.patch, side].reshape(len(x), -1)))
        x = torch.stack(tokens, 1) + self.position
        for layer in self.layers:
            x = layer(x)
        x = self.joined(torch.cat([x[:, 0::2], x[:, 1::2]], 2))
        return self.head(self.lstm(x)[0][:, -1])

    def named(self):
        all = self.bin.named() | linear("patch", self.embed) | {"position": self.position}
        for i, layer in enumerate(self.layers):
            name = f"encoder.{i}."
            all |= linear(name + "norm1", layer.norm1)
            all |= {name + "attention.in.weight": layer.self_attn.in_proj_weight,
                    name + "attention.in.bias": layer.self_attn.in_proj_bias}
            all |= linear(name + "attention.out", layer.self_attn.out_proj)
            all |= linear(name + "norm2", layer.norm2)
            all |= linear(name + "inner", layer.linear1) | linear(name + "outer", layer.linear2)
        return all | linear("joined", self.joined) | lstm("lstm", self.lstm) | linear("head", self.head)


class BinCtabl(nn.Module):
    TIME, FIRST, SECOND, SECOND_TIME = 10, 60, 120, 5

    def __init__(self, levels):
        super().__init__()
        features = SIDES * 2 * levels
        self.bin = Bin(features, self.TIME)
        shapes = {"first": (features, self.FIRST, self.TIME, self.TIME),
                  "second": (self.FIRST, self.SECOND, self.TIME, self.SECOND_TIME),
                  "last": (self.SECOND, CLASSES, self.SECOND_TIME, 1)}
        self.all = nn.ParameterDict()
        for name, (rows, out, time, time_out) in shapes.items():
            self.all[name + "_features"] = nn.Parameter(torch.randn(out, rows) / rows ** 0.5)
            self.all[name + "_time"] = nn.Parameter(torch.randn(time, time_out) / time ** 0.5)
            self.all[name + "_bias"] = nn.Parameter(0.3 * torch.randn(out, time_out))
        self.all["last_attention"] = nn.Parameter(torch.randn(self.SECOND_TIME, self.SECOND_TIME))
        self.all["last_share"] = nn.Parameter(torch.tensor([0.3]))

    def bilinear(self, name, x):
        p = self.all
        return torch.einsum("of,bft,tu->bou", p[name + "_features"], x, p[name + "_time"]) + p[name + "_bias"]

    def forward(self, x):
        x = self.bin(x.reshape(len(x), x.shape[1], -1).transpose(1, 2)[:, :, -self.TIME:])
        x = torch.relu(self.bilinear("second", torch.relu(self.bilinear("first", x))))
        p = self.all
        mixed = p["last_features"] @ x
        eye = torch.eye(self.SECOND_TIME)
        attention = p["last_attention"] * (1 - eye) + eye / self.SECOND_TIME
        share = torch.softmax(mixed @ attention, dim=2)
        mixed = p["last_share"] * mixed * share + (1 - p["last_share"]) * mixed
        return (mixed @ p["last_time"] + p["last_bias"]).squeeze(2)

    def named(self):
        return self.bin.named() | {name.replace("_", "."): value for name, value in self.all.items()}


class DeepLob(nn.Module):
    """Input as in FI-2010: ask price, ask size, bid price, bid size of each level."""

    def __init__(self, levels, channels):
        super().__init__()
        c, wide = channels, 2 * channels
        self.steps = {}

        def step(name, inside, out, kernel, stride=(1, 1), padding=(0, 0), activation=None):
            conv = nn.Conv2d(inside, out, kernel, stride, padding)
            norm = nn.BatchNorm2d(out)
            norm.weight.data = 1 + 0.3 * torch.randn(out)
            norm.bias.data = 0.3 * torch.randn(out)
            norm.running_mean = 0.3 * torch.randn(out)
            norm.running_var = 0.5 + torch.rand(out)
            self.steps[name] = (conv, norm)
            return nn.Sequential(conv, activation or nn.LeakyReLU(0.01), norm)

        def block(name, inside, across, stride, activation=None):
            return nn.Sequential(
                step(name + ".across", inside, c, (1, across), stride, activation=activation),
                step(name + ".down1", c, c, (4, 1), activation=activation),
                step(name + ".down2", c, c, (4, 1), activation=activation))

        self.body = nn.Sequential(
            block("block1", 1, 2, (1, 2)), block("block2", c, 2, (1, 2), nn.Tanh()), block("block3", c, levels, (1, 1)))
        self.three = nn.Sequential(step("three.in", c, wide, (1, 1)), step("three.out", wide, wide, (3, 1), padding=(1, 0)))
        self.five = nn.Sequential(step("five.in", c, wide, (1, 1)), step("five.out", wide, wide, (5, 1), padding=(2, 0)))
        self.pool = nn.Sequential(nn.MaxPool2d((3, 1), (1, 1), (1, 0)), step("pool", c, wide, (1, 1)))
        self.lstm = nn.LSTM(3 * wide, wide, batch_first=True)
        self.head = nn.Linear(wide, CLASSES)
        self.eval()

    def forward(self, x):
        bid, ask = x[:, :, 0], x[:, :, 1]  # [batch, time, price and size of each level]
        columns = []
        for level in range(0, bid.shape[2], 2):
            columns += [ask[:, :, level], ask[:, :, level + 1], bid[:, :, level], bid[:, :, level + 1]]
        x = self.body(torch.stack(columns, 2).unsqueeze(1))
        x = torch.cat([self.three(x), self.five(x), self.pool(x)], 1)
        return self.head(self.lstm(x.squeeze(3).permute(0, 2, 1))[0][:, -1])

    def named(self):
        all = {}
        for name, (conv, norm) in self.steps.items():
            all |= linear(name, conv) | linear(name + ".norm", norm)
            all |= {name + ".norm.mean": norm.running_mean, name + ".norm.variance": norm.running_var}
        return all | lstm("lstm", self.lstm) | linear("head", self.head)


def window(batch, time, levels):
    """A flat feature in one example, a flat snapshot in another: what the least deviation is for."""
    x = torch.randn(batch, time, SIDES, 2 * levels)
    x[0, :, 1, 1] = 0.25
    x[1, 2] = -0.5
    return x


def louder(module, factor):
    """Fresh weights hardly tell one input from another, and would forgive a mistake."""
    for parameter in module.parameters():
        if parameter.dim() > 1:
            parameter.data *= factor


def write(folder, name, module, x, **numbers):
    logits = module(x)
    texts = {key: str(value) for key, value in numbers.items()} | {"torch": torch.__version__}
    save(f"{folder}/{name}.safetensors", texts, module.named() | {"input": x, "logits": logits})
    print(name, logits.tolist())


def main(folder):
    torch.manual_seed(20100601)
    lit = Lit(time=8, levels=2, patch=4, width=8, heads=2, layers=2, inner=12, hidden=6)
    for parameter in lit.parameters():
        if parameter.dim() == 1 and len(parameter) > 1:
            parameter.data += 0.2 * torch.randn_like(parameter)
    louder(lit, 2)
    write(folder, "lit", lit, window(4, 8, 2),
          length=8, levels=2, patch=4, width=8, heads=2, layers=2, feedForward=12, lstm=6)
    write(folder, "bin-ctabl", BinCtabl(1), window(4, 12, 1), length=12, levels=1)
    deeplob = DeepLob(3, 2)
    louder(deeplob, 2.5)
    write(folder, "deeplob", deeplob, window(4, 24, 3), length=24, levels=3, channels=2)

    mean, deviation = torch.randn(7), 0.5 + torch.rand(7)
    head, x = nn.Linear(7, CLASSES), torch.randn(4, 7)
    logits = head((x - mean) / deviation)
    save(f"{folder}/linear.safetensors", {"features": "7", "torch": torch.__version__},
         {"features.mean": mean, "features.deviation": deviation} | linear("head", head) | {"input": x, "logits": logits})


if __name__ == "__main__":
    main(sys.argv[1])
