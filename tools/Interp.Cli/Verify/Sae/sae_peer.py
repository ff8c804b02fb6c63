"""The PyTorch side of `verify sae`: trains one dictionary with dense products and autograd on the rows it is sent.

Arguments: a JSON file with the run, and the file to write. Standard input: fp32 rows, [steps * batch, d_in], already scaled.
Output: W_enc [d_sae, d_in], W_dec [d_sae, d_in], b_enc, b_dec, threshold [d_sae], fp32, for scaled rows. Standard output: one
line a second of progress; the last line holds the seconds that training took.
"""
import json
import math
import sys
import time

import numpy
import torch

run = json.load(open(sys.argv[1]))
torch.set_num_threads(run["threads"])
torch.manual_seed(run["seed"])
d_in, d_sae, batch, steps = run["d_in"], run["d_sae"], run["batch"], run["steps"]
recipe, l0, variance = run["recipe"], run["l0"], run["variance"]
topk = recipe in ("topk", "batchtopk", "matryoshka")

decoder = torch.nn.functional.normalize(torch.randn(d_sae, d_in), dim=1) * (1.0 if topk else run["decoder_norm"])
W_dec = decoder.clone().requires_grad_(True)
W_enc = decoder.t().clone().contiguous().requires_grad_(True)
b_enc = torch.zeros(d_sae, requires_grad=True)
b_dec = torch.tensor(run["b_dec"], dtype=torch.float32, requires_grad=True)
threshold = torch.full((d_sae,), run["threshold"], requires_grad=recipe == "jumprelu")
parameters = [W_dec, W_enc, b_enc, b_dec] + ([threshold] if recipe == "jumprelu" else [])
groups = [{"params": [p for p in parameters if p is not threshold], "rate": 1.0}]
if recipe == "jumprelu":
    groups.append({"params": [threshold], "rate": run["threshold_rate"]})
optimiser = torch.optim.Adam(groups, lr=run["learning_rate"], betas=(0.9, 0.999), foreach=True)
silent = torch.zeros(d_sae)
inference, coefficient = None, run["coefficient"]


class Step(torch.autograd.Function):
    """1[z > threshold], with a rectangle of the bandwidth for the derivative by the threshold."""

    @staticmethod
    def forward(context, z, theta):
        context.save_for_backward(z, theta)
        return (z > theta).float()

    @staticmethod
    def backward(context, gradient):
        z, theta = context.saved_tensors
        inside = ((z - theta).abs() < run["bandwidth"] / 2).float()
        return None, (-inside / run["bandwidth"] * gradient).sum(0)


class JumpReLU(torch.autograd.Function):
    """z · 1[z > threshold]."""

    @staticmethod
    def forward(context, z, theta):
        context.save_for_backward(z, theta)
        return z * (z > theta)

    @staticmethod
    def backward(context, gradient):
        z, theta = context.saved_tensors
        inside = ((z - theta).abs() < run["bandwidth"] / 2).float()
        return gradient * (z > theta), (-theta * inside / run["bandwidth"] * gradient).sum(0)


def auxiliary(z, error):
    """The relative error of explaining the residual by the k_aux most active of the dead latents."""
    dead = silent >= run["dead_after"]
    count = int(dead.sum())
    if count == 0:
        return 0.0
    k = min(run["k_aux"], count)
    values, places = torch.where(dead, z, torch.tensor(-math.inf)).topk(k, dim=1)
    f = torch.zeros_like(z).scatter(1, places, values.relu())
    error = error.detach()
    return ((error - f @ W_dec) ** 2).sum() / ((error - error.mean(0)) ** 2).sum()


def forward(x, share):
    """The loss of a batch and its activations."""
    global inference
    centred = x - b_dec if run["centred"] else x
    z = centred @ W_enc + b_enc
    if topk:
        f = z.relu()
        if recipe == "topk":
            kept = f.topk(l0, dim=1)
            f = torch.zeros_like(f).scatter(1, kept.indices, kept.values)
        else:
            least = f.detach().flatten().topk(l0 * len(x)).values[-1]
            f = f * (f >= least)
            inference = float(least) if inference is None else 0.99 * inference + 0.01 * float(least)
        ends = run["prefixes"] if recipe == "matryoshka" else [d_sae]
        loss, error, start, partial = 0.0, None, 0, b_dec
        for end in ends:
            partial = partial + f[:, start:end] @ W_dec[start:end]
            error, start = x - partial, end
            loss = loss + (error ** 2).sum() / len(x) / variance / len(ends)
        return loss + run["aux_weight"] * auxiliary(z, error), f
    if recipe == "l1":
        f = z.relu()
        penalty = (f * W_dec.norm(dim=1)).sum() / len(x)
    else:
        f = JumpReLU.apply(z, threshold)
        penalty = Step.apply(z, threshold).sum() / len(x)
        dead = silent >= run["dead_after"]
        penalty = penalty + run["revival"] * ((threshold - z).relu() * dead * W_dec.norm(dim=1)).sum() / len(x) / max(coefficient, 1e-9)
    return ((x - f @ W_dec - b_dec) ** 2).sum() / len(x) + share * coefficient * penalty, f


def learning_rate(step):
    warm, decay = run["warm_up"] * steps, run["decay"] * steps
    rise = min(1.0, (step + 1) / warm) if warm > 0 else 1.0
    fall = min(1.0, (steps - step) / decay) if decay > 0 else 1.0
    return run["learning_rate"] * rise * fall


started, said = time.perf_counter(), 0.0
trained, average = 0.0, float(l0)
for step in range(steps):
    raw = sys.stdin.buffer.read(batch * d_in * 4)
    x = torch.from_numpy(numpy.frombuffer(raw, dtype=numpy.float32).reshape(batch, d_in).copy())
    begin = time.perf_counter()
    for group in optimiser.param_groups:
        group["lr"] = learning_rate(step) * group["rate"]
    optimiser.zero_grad(set_to_none=True)
    share = min(1.0, (step + 1) / max(1.0, run["coefficient_warm_up"] * steps))
    loss, f = forward(x, share)
    loss.backward()
    with torch.no_grad():
        if topk:
            W_dec.grad -= (W_dec.grad * W_dec).sum(1, keepdim=True) * W_dec
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimiser.step()
        if topk:
            W_dec.div_(W_dec.norm(dim=1, keepdim=True))
        if recipe == "jumprelu":
            threshold.clamp_(min=0.0)
        active = f > 0
        silent = torch.where(active.any(0), torch.zeros(()), silent + batch)
        if not topk:
            # Nudges the penalty towards the number of active latents that was asked for.
            average = 0.9 * average + 0.1 * float(active.sum()) / batch
            if share >= 1.0:
                coefficient *= math.exp(max(-1.0, min(1.0, math.log(max(average, 1e-3) / l0))) * run["gain"])
    trained += time.perf_counter() - begin
    if time.perf_counter() - said > 1:
        said = time.perf_counter()
        print(f"{step + 1} {float(loss):.4f} {float(active.sum()) / batch:.2f} {int((silent >= run['dead_after']).sum())}", flush=True)

with torch.no_grad():
    theta = threshold if recipe == "jumprelu" else torch.full((d_sae,), inference or 0.0)
    with open(sys.argv[2], "wb") as file:
        for tensor in (W_enc.t(), W_dec, b_enc, b_dec, theta):
            file.write(tensor.contiguous().numpy().tobytes())
print(f"trained {trained}", flush=True)
