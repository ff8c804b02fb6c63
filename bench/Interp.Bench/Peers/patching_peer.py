"""GPT-2 in PyTorch as its users write it, and path patching as they do it: a forward pass with hooks for each sender."""
import time

import torch
import torch.nn.functional as F


class Attention(torch.nn.Module):
    def __init__(self, d_model, n_heads):
        super().__init__()
        self.n_heads = n_heads
        self.qkv = torch.nn.Linear(d_model, 3 * d_model)
        self.out = torch.nn.Linear(d_model, d_model)
        self.z = torch.nn.Identity()  # where hooks read and write what heads put out, [batch, pos, heads, d_head]

    def forward(self, x, future):
        batch, length, width = x.shape
        q, k, v = (part.view(batch, length, self.n_heads, -1).transpose(1, 2) for part in self.qkv(x).chunk(3, -1))
        scores = (q @ k.transpose(-1, -2)) * q.shape[-1] ** -0.5
        pattern = scores.masked_fill(future[:length, :length], float("-inf")).softmax(-1)
        z = self.z((pattern @ v).transpose(1, 2))
        return self.out(z.reshape(batch, length, width))


class Block(torch.nn.Module):
    def __init__(self, d_model, n_heads, d_mlp):
        super().__init__()
        self.norm1, self.norm2 = torch.nn.LayerNorm(d_model), torch.nn.LayerNorm(d_model)
        self.attention = Attention(d_model, n_heads)
        self.mlp_in, self.mlp_out = torch.nn.Linear(d_model, d_mlp), torch.nn.Linear(d_mlp, d_model)

    def forward(self, x, future):
        x = x + self.attention(self.norm1(x), future)
        return x + self.mlp_out(F.gelu(self.mlp_in(self.norm2(x)), approximate="tanh"))


class Gpt2(torch.nn.Module):
    """Tied embeddings, as published."""

    def __init__(self, layers, n_heads, d_model, d_mlp, n_ctx, d_vocab):
        super().__init__()
        self.embed = torch.nn.Embedding(d_vocab, d_model)
        self.positions = torch.nn.Parameter(torch.randn(n_ctx, d_model) * 0.02)
        self.blocks = torch.nn.ModuleList(Block(d_model, n_heads, d_mlp) for _ in range(layers))
        self.norm = torch.nn.LayerNorm(d_model)
        torch.nn.init.normal_(self.embed.weight, std=0.02)
        self.register_buffer("future", torch.triu(torch.ones(n_ctx, n_ctx, dtype=torch.bool), 1))

    def forward(self, tokens):
        x = self.embed(tokens) + self.positions[: tokens.shape[1]]
        for block in self.blocks:
            x = block(x, self.future)
        return F.linear(self.norm(x), self.embed.weight)


class Bench:
    def start(self, layers, n_heads, d_model, d_mlp, n_ctx, d_vocab, prompts, length):
        torch.manual_seed(1)
        self.model = Gpt2(layers, n_heads, d_model, d_mlp, n_ctx, d_vocab)
        self.clean, self.corrupted = (torch.randint(0, d_vocab, (prompts, length)) for _ in range(2))
        self.answers, self.wrong = (torch.randint(0, d_vocab, (prompts,)) for _ in range(2))
        with torch.no_grad():
            self.model(self.clean)
        return 0.0

    def difference(self, logits):
        rows = torch.arange(len(self.answers))
        return (logits[rows, -1, self.answers] - logits[rows, -1, self.wrong]).mean().item()

    def cached(self, tokens):
        cache = {}
        hooks = [
            block.attention.z.register_forward_hook(lambda _m, _i, z, layer=layer: cache.__setitem__(layer, z))
            for layer, block in enumerate(self.model.blocks)
        ]
        self.model(tokens)
        for hook in hooks:
            hook.remove()
        return cache

    def base(self):
        """Seconds of the two passes whose heads are kept."""
        with torch.inference_mode():
            start = time.perf_counter()
            self.clean_z, self.corrupted_z = self.cached(self.clean), self.cached(self.corrupted)
            return time.perf_counter() - start

    def senders(self, count):
        """Seconds of so many senders, spread over the layers: every head frozen to the clean run but one, which is as in the corrupted run."""
        layers, heads = len(self.model.blocks), self.model.blocks[0].attention.n_heads
        with torch.inference_mode():
            start = time.perf_counter()
            for i in range(count):
                sender, head = i * layers // count, i % heads

                def patch(_module, _inputs, _z, layer):
                    if layer != sender:
                        return self.clean_z[layer]
                    z = self.clean_z[layer].clone()
                    z[:, :, head] = self.corrupted_z[layer][:, :, head]
                    return z

                hooks = [
                    block.attention.z.register_forward_hook(lambda m, x, z, layer=layer: patch(m, x, z, layer))
                    for layer, block in enumerate(self.model.blocks)
                ]
                self.difference(self.model(self.clean))
                for hook in hooks:
                    hook.remove()
            return time.perf_counter() - start

    def forward(self):
        with torch.inference_mode():
            start = time.perf_counter()
            self.model(self.clean)
            return time.perf_counter() - start

    def backward(self):
        """Forward, mean cross-entropy of the next token, gradients of all weights."""
        self.model.zero_grad(set_to_none=True)
        start = time.perf_counter()
        logits = self.model(self.clean)[:, :-1]
        F.cross_entropy(logits.reshape(-1, logits.shape[-1]), self.clean[:, 1:].reshape(-1)).backward()
        seconds = time.perf_counter() - start
        self.model.zero_grad(set_to_none=True)
        return seconds
