"""The PyTorch side of the benchmarks: reads one command a line, answers with one number a line (seconds, mostly)."""
import sys
import time

import torch

import patching_peer
import sae_peer


def matmul(size, products):
    a, b = torch.rand(size, size), torch.rand(size, size)
    with torch.no_grad():
        a.mm(b)
        start = time.perf_counter()
        for _ in range(products):
            a.mm(b)
        return time.perf_counter() - start


class OneLayer(torch.nn.Module):
    """Learned positions, one pre-norm block of causal attention and a ReLU MLP, a final norm, an unembedding of its own."""

    def __init__(self, n_ctx, d_model, n_heads, d_mlp, d_vocab):
        super().__init__()
        self.n_heads = n_heads
        self.embed = torch.nn.Embedding(d_vocab, d_model)
        self.positions = torch.nn.Parameter(torch.randn(n_ctx, d_model) * 0.02)
        self.norm1, self.norm2, self.norm3 = (torch.nn.LayerNorm(d_model) for _ in range(3))
        self.qkv = torch.nn.Linear(d_model, 3 * d_model)
        self.out = torch.nn.Linear(d_model, d_model)
        self.mlp_in, self.mlp_out = torch.nn.Linear(d_model, d_mlp), torch.nn.Linear(d_mlp, d_model)
        self.unembed = torch.nn.Linear(d_model, d_vocab, bias=False)
        self.register_buffer("future", torch.triu(torch.ones(n_ctx, n_ctx, dtype=torch.bool), 1))

    def forward(self, tokens):
        batch, length = tokens.shape
        x = self.embed(tokens) + self.positions[:length]
        q, k, v = (
            part.view(batch, length, self.n_heads, -1).transpose(1, 2) for part in self.qkv(self.norm1(x)).chunk(3, -1)
        )
        scores = q @ k.transpose(-1, -2) / q.shape[-1] ** 0.5
        pattern = scores.masked_fill(self.future[:length, :length], float("-inf")).softmax(-1)
        x = x + self.out((pattern @ v).transpose(1, 2).reshape(batch, length, -1))
        x = x + self.mlp_out(torch.relu(self.mlp_in(self.norm2(x))))
        return self.unembed(self.norm3(x))


def lm_train(steps, batch, n_ctx, d_model, n_heads, d_mlp, d_vocab):
    """Seconds from the end of the first step to the end of the last."""
    torch.manual_seed(1)
    model = OneLayer(n_ctx, d_model, n_heads, d_mlp, d_vocab)
    optimiser = torch.optim.AdamW(model.parameters(), lr=1e-3, betas=(0.9, 0.95), weight_decay=0.1, foreach=True)
    tokens = torch.randint(0, d_vocab, (steps, batch, n_ctx + 1))
    start = 0.0
    for step in range(steps):
        optimiser.zero_grad(set_to_none=True)
        logits = model(tokens[step, :, :-1])
        loss = torch.nn.functional.cross_entropy(logits.reshape(-1, d_vocab), tokens[step, :, 1:].reshape(-1))
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        if step == 0:
            start = time.perf_counter()
    return time.perf_counter() - start


SAE = sae_peer.Bench()
PATCHING = patching_peer.Bench()
COMMANDS = {
    "matmul": matmul,
    "lm_train": lm_train,
    "sae_start": SAE.start,
    "sae_steps": SAE.steps,
    "sae_error": SAE.error,
    "patching_start": PATCHING.start,
    "patching_base": PATCHING.base,
    "patching_senders": PATCHING.senders,
    "patching_forward": PATCHING.forward,
    "patching_backward": PATCHING.backward,
}

torch.set_num_threads(int(sys.argv[1]))
print(torch.__version__, flush=True)
for line in sys.stdin:
    name, *arguments = line.split()
    print(COMMANDS[name](*(int(a) if a.isdecimal() else a for a in arguments)), flush=True)
