"""A dense PyTorch loop for training sparse autoencoders, as well tuned as it can be without sparse kernels."""
import os
import time

import torch

BETA1, BETA2 = 0.9, 0.999


class Adam:
    """torch.optim.Adam's update with every pass in place; 1.13 fuses them on no CPU."""

    def __init__(self, parameters, epsilon):
        self.items = [(p, torch.zeros_like(p), torch.zeros_like(p), torch.empty_like(p)) for p in parameters]
        self.epsilon, self.count = epsilon, 0

    def step(self, gradients, rate):
        self.count += 1
        rate /= 1 - BETA1**self.count
        root = (1 - BETA2**self.count) ** 0.5
        for (p, m, v, scratch), g in zip(self.items, gradients):
            m.lerp_(g, 1 - BETA1)
            v.mul_(BETA2).addcmul_(g, g, value=1 - BETA2)
            torch.sqrt(v, out=scratch).add_(self.epsilon * root)
            p.addcdiv_(m, scratch, value=-rate * root)


class DenseSae:
    """W_enc [d, F], W_dec [F, d] with unit rows. Every product is dense, every large result goes into memory that is kept."""

    def __init__(self, rows, d_sae, batch, chunk, starts):
        torch.manual_seed(1)
        d = rows.shape[1]
        self.rows, self.batch, self.chunk, self.at = rows, batch, chunk, 0
        self.b_dec = rows[:batch].mean(0)
        decoder = torch.randn(d_sae, d)
        self.W_dec = decoder / decoder.norm(dim=1, keepdim=True)
        self.W_enc = self.W_dec.t().contiguous()
        self.b_enc = torch.zeros(d_sae)
        if starts > 0:
            z = (rows[:256] - self.b_dec) @ self.W_enc
            self.b_enc -= z.flatten().topk(256 * starts).values[-1]
        self.z, self.g = torch.empty(chunk, d_sae), torch.empty(chunk, d_sae)
        self.centred, self.residual = torch.empty(batch, d), torch.empty(chunk, d)
        self.g_enc, self.g_dec = torch.empty_like(self.W_enc), torch.empty_like(self.W_dec)
        self.scratch = torch.empty_like(self.W_dec)
        self.extras = []
        self.prepare()
        self.adam = Adam([self.W_enc, self.W_dec, self.b_enc, self.b_dec, *self.extras], 6.25e-10)

    def prepare(self):
        pass

    def step(self):
        if self.at + self.batch > len(self.rows):
            self.at = 0
        x = self.rows[self.at : self.at + self.batch]
        self.at += self.batch
        torch.sub(x, self.b_dec, out=self.centred)
        self.g_enc.zero_()
        self.g_dec.zero_()
        g_b_enc, g_b_dec = torch.zeros_like(self.b_enc), torch.zeros_like(self.b_dec)
        self.g_extras = [torch.zeros_like(extra) for extra in self.extras]
        self.error = 0.0
        for first in range(0, self.batch, self.chunk):
            centred = self.centred[first : first + self.chunk]
            torch.addmm(self.b_enc, centred, self.W_enc, out=self.z)
            f = self.activate()
            r = torch.mm(f, self.W_dec, out=self.residual).sub_(centred)
            self.error += float(r.square().sum())
            r.mul_(2 / self.batch)
            self.g_dec.addmm_(f.t(), r)
            torch.mm(r, self.W_dec.t(), out=self.g)
            g_z = self.differentiate(f)
            self.g_enc.addmm_(centred.t(), g_z)
            g_b_enc += self.bias(g_z)
            g_b_dec += r.sum(0)
        g_b_dec -= self.W_enc @ g_b_enc
        torch.mul(self.g_dec, self.W_dec, out=self.scratch)
        self.g_dec.addcmul_(self.W_dec, self.scratch.sum(1, keepdim=True), value=-1)
        self.adam.step([self.g_enc, self.g_dec, g_b_enc, g_b_dec, *self.g_extras], 1e-5)
        self.W_dec.div_(torch.linalg.vector_norm(self.W_dec, dim=1, keepdim=True))

    def bias(self, g_z):
        return g_z.sum(0)


class TopK(DenseSae):
    def __init__(self, rows, d_sae, batch, chunk, k):
        self.k = k
        super().__init__(rows, d_sae, batch, chunk, 0)

    def activate(self):
        values, self.chosen = self.z.topk(self.k, sorted=False)
        self.values = values.relu_()
        self.active = float((self.values > 0).sum()) / self.chunk
        return self.z.zero_().scatter_(1, self.chosen, self.values)

    def differentiate(self, f):
        self.chosen_g = self.g.gather(1, self.chosen).mul_(self.values > 0)
        return self.g.zero_().scatter_(1, self.chosen, self.chosen_g)

    def bias(self, g_z):
        return torch.zeros_like(self.b_enc).scatter_add_(0, self.chosen.flatten(), self.chosen_g.flatten())


class BatchTopK(DenseSae):
    """The bound of the batch before thins the candidates out, so that not all of batch x d_sae is sorted."""

    def __init__(self, rows, d_sae, batch, chunk, k):
        self.k, self.guess = k, 0.0
        super().__init__(rows, d_sae, batch, batch, 0)

    def activate(self):
        wanted = self.k * self.batch
        candidates = self.z[self.z > self.guess]
        if len(candidates) < wanted:
            candidates = self.z.relu().flatten()
        bound = float(candidates.topk(wanted, sorted=False).values.min())
        self.guess = 0.9 * bound
        self.active = self.k
        return torch.nn.functional.threshold_(self.z, bound - 1e-7, 0.0)

    def differentiate(self, f):
        return torch.ops.aten.threshold_backward.grad_input(self.g, f, 0, grad_input=self.g)


class L1(DenseSae):
    def activate(self):
        f = self.z.relu_()
        self.active = float(torch.count_nonzero(f)) / self.chunk
        return f

    def differentiate(self, f):
        self.g.add_(1.0 / self.batch)
        return torch.ops.aten.threshold_backward.grad_input(self.g, f, 0, grad_input=self.g)


class JumpReLU(DenseSae):
    """DeepMind's loss; the bias makes z sparse, and the thresholds are those of the start."""

    BANDWIDTH = 1.0

    def prepare(self):
        self.theta = torch.full_like(self.b_enc, 1e-3)
        self.extras = [self.theta]
        self.f = torch.empty_like(self.z)

    def activate(self):
        torch.sub(self.z, self.theta, out=self.f)
        self.near = self.f.abs() < self.BANDWIDTH / 2
        self.mask = self.f > 0
        torch.mul(self.z, self.mask, out=self.f)
        self.active = float(torch.count_nonzero(self.mask)) / self.chunk
        return self.f

    def differentiate(self, f):
        near = torch.mul(self.near, self.g, out=self.z)
        self.g_extras[0] -= (near.sum(0) * self.theta + 1e-3 / self.batch * self.near.sum(0)) / self.BANDWIDTH
        return self.g.mul_(self.mask)


KINDS = {"topk": TopK, "batchtopk": BatchTopK, "l1": L1, "jumprelu": JumpReLU}


class Bench:
    """One autoencoder at a time; rows lie in a file of float32."""

    def __init__(self):
        self.sae = None

    def start(self, kind, path, d, d_sae, batch, chunk, parameter):
        rows = torch.from_file(path, size=os.path.getsize(path) // 4).reshape(-1, d).clone()
        self.sae = None
        self.sae = KINDS[kind](rows, d_sae, batch, chunk or batch, parameter)
        return self.steps(1)

    def steps(self, count):
        start = time.perf_counter()
        with torch.no_grad():
            for _ in range(count):
                self.sae.step()
        return time.perf_counter() - start

    def active(self):
        return self.sae.active

    def error(self):
        return self.sae.error / self.sae.batch
