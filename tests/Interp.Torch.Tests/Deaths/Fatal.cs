using static TorchSharp.torch;

namespace Interp.Torch.Tests.Deaths;

/// <summary>What ends the process instead of throwing. Only a child process runs these, by name.</summary>
public sealed class Fatal
{
    [Fact(Explicit = true)]
    public void Matmul_of_unfit_shapes() => ones(2, 3).matmul(ones(2, 3)).Dispose();

    [Fact(Explicit = true)]
    public void Gradient_of_an_unused_input()
    {
        using var scope = NewDisposeScope();
        var unused = ones(1, requires_grad: true);
        autograd.grad([ones(1, requires_grad: true) * 2], [unused]);
    }

    [Fact(Explicit = true)]
    public void Gradient_of_more_than_a_number()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, requires_grad: true);
        autograd.grad([x * 2], [x]);
    }

    [Fact(Explicit = true)]
    public void State_of_a_disposed_generator()
    {
        var generator = new Generator(1);
        generator.Dispose();
        generator.get_state().Dispose();
    }
}
