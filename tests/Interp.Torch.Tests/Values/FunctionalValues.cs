using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Interp.Torch.Tests.Values;

public sealed class FunctionalValues
{
    private static Tensor Logits => tensor(new[,] { { 1.0, 2.0, 3.0 }, { 0.0, 0.0, 0.0 } });

    [Fact]
    public void Softmax_and_cross_entropy_agree_with_their_sums()
    {
        using var scope = NewDisposeScope();
        var z = Math.Exp(1) + Math.Exp(2) + Math.Exp(3);
        var target = tensor([2L, 0L]);
        F.softmax(Logits, 1).ShouldHold([2, 3], Math.Exp(1) / z, Math.Exp(2) / z, Math.Exp(3) / z, 1.0 / 3, 1.0 / 3, 1.0 / 3);
        F.log_softmax(Logits, 1)[1].ShouldHold([3], -Math.Log(3), -Math.Log(3), -Math.Log(3));
        Logits.softmax(1, float32).dtype.ShouldBe(float32);
        F.cross_entropy(Logits, target, reduction: nn.Reduction.None).ShouldHold([2], Math.Log(z) - 3, Math.Log(3));
        F.cross_entropy(Logits, target).ShouldHold([], (Math.Log(z) - 3 + Math.Log(3)) / 2);
        F.cross_entropy(Logits, tensor([2L, -100]), reduction: nn.Reduction.Sum).ShouldHold([], Math.Log(z) - 3);
        F.nll_loss(F.log_softmax(Logits, 1), target).ShouldHold([], (Math.Log(z) - 3 + Math.Log(3)) / 2);
    }

    [Fact]
    public void Losses_and_similarities_by_hand()
    {
        using var scope = NewDisposeScope();
        var x = tensor([1.0, 2.0]);
        var y = tensor([4.0, 0.0]);
        F.mse_loss(x, y).ShouldHold([], 6.5);
        F.l1_loss(x, y, nn.Reduction.Sum).ShouldHold([], 5);
        F.kl_div(tensor([0.5, 0.5]).log(), tensor([0.25, 0.75]), log_target: false, nn.Reduction.Sum).ShouldHold([], 0.25 * Math.Log(0.5) + 0.75 * Math.Log(1.5));
        F.cosine_similarity(x.view(1, 2), y.view(1, 2)).ShouldHold([1], 1 / Math.Sqrt(5));
        F.normalize(tensor(new[,] { { 3.0, 4.0 }, { 0.0, 0.0 } })).ShouldHold([2, 2], 0.6, 0.8, 0, 0);
    }

    [Fact]
    public void Layers_by_hand()
    {
        using var scope = NewDisposeScope();
        F.linear(tensor([1.0, 2.0]), tensor(new[,] { { 1.0, 1.0 }, { 0.0, 3.0 } }), tensor([10.0, 0.0])).ShouldHold([2], 13, 6);
        F.layer_norm(tensor([1.0, 3.0]), [2], tensor([2.0, 2.0]), tensor([0.0, 1.0]), 0).ShouldHold([2], -2, 3);
        F.one_hot(tensor([2L, 0L]), 3).ShouldHold([2, 3], 0, 0, 1, 1, 0, 0);
        F.relu(tensor([-1.0, 1.0])).ShouldHold([2], 0, 1);
        F.sigmoid(tensor([0.0])).ShouldHold([1], 0.5);
        F.tanh(tensor([0.0])).ShouldHold([1], 0);
        F.silu(zeros(1), inplace: true).ShouldHold([1], 0);
        F.gelu(zeros(1), inplace: true).ShouldHold([1], 0);
        var x = ones(1000);
        var kept = F.dropout(x, 0.5, training: true);
        kept.sum().item<float>().ShouldBeInRange(800, 1200);
        kept.max().item<float>().ShouldBe(2);
        x.sum().item<float>().ShouldBe(1000);
    }

    /// <summary>Two tokens, one head of two dimensions: the first attends to itself, the second to both.</summary>
    [Fact]
    public void Attention_looks_back_only_and_divides_by_the_root_of_the_width()
    {
        using var scope = NewDisposeScope();
        var q = tensor([1.0, 0.0, 2.0, 1.0]).view(1, 1, 2, 2);
        var k = tensor([1.0, 1.0, 0.0, 3.0]).view(1, 1, 2, 2);
        var v = tensor([10.0, 20.0, 30.0, 40.0]).view(1, 1, 2, 2);
        // Scores of the second token: (2·1 + 1·1) / √2 and (2·0 + 1·3) / √2 are equal.
        F.scaled_dot_product_attention(q, k, v, is_casual: true).ShouldHold([1, 1, 2, 2], 10, 20, 20, 30);
        var first = 1 / (1 + Math.Exp(-1 / Math.Sqrt(2)));
        F.scaled_dot_product_attention(q, k, v, is_casual: false)[0, 0, 0].ShouldHold([2], 30 - 20 * first, 40 - 20 * first);
    }
}
