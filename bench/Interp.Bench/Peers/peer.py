"""The PyTorch side of the benchmarks: reads one command a line, answers with one number a line (seconds)."""
import sys
import time

import torch


def matmul(size, products):
    a, b = torch.rand(size, size), torch.rand(size, size)
    with torch.no_grad():
        a.mm(b)
        start = time.perf_counter()
        for _ in range(products):
            a.mm(b)
        return time.perf_counter() - start


def small_op(calls):
    a, b = torch.ones(8), torch.ones(8)
    with torch.no_grad():
        start = time.perf_counter()
        for _ in range(calls):
            a.add(b)
        return time.perf_counter() - start


COMMANDS = {"matmul": matmul, "small_op": small_op}

torch.set_num_threads(int(sys.argv[1]))
print(torch.__version__, flush=True)
for line in sys.stdin:
    name, *arguments = line.split()
    print(COMMANDS[name](*map(int, arguments)), flush=True)
