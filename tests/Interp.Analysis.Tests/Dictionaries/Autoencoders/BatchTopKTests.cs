using Interp.Analysis.Dictionaries;
using TorchSharp;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class BatchTopKTests
{
    private const int Rows = GradientCheck.Rows;
    private static readonly int[] Dead = [1, 5, 6, 20, 33, 34, 70];

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 1)]
    [InlineData(5, 3)]
    public void Gradients_equal_those_of_the_dense_formula(int k, int threads)
    {
        var aux = new AuxLoss(0.25, Latents: 4, RowStride: 3);
        using var check = new GradientCheck(GradientCheck.Weights(), Method(k) with { Aux = aux }, threads, Dead);
        check.ShouldEqual((w, x) =>
        {
            torch.Tensor z = w.PreActivations(x), error = x - w.Decode(Largest(z, k));
            return error.square().sum() / (Rows * 3.5) + w.AuxK(z, error, aux, Dead) * 0.25;
        });
    }

    [Fact]
    public void Nested_gradients_equal_those_of_the_dense_formula()
    {
        var prefixes = new NestedPrefixes([4, 11, 40, GradientCheck.F], [0.5, 1, 0.25, 2]);
        var aux = new AuxLoss(0.25, Latents: 4, RowStride: 3);
        using var check = new GradientCheck(GradientCheck.Weights(), Method(9) with { Prefixes = prefixes, Aux = aux }, threads: 2, Dead);
        check.ShouldEqual((w, x) =>
        {
            torch.Tensor z = w.PreActivations(x), f = Largest(z, 9), loss = torch.tensor(0f);
            foreach ((int end, double weight) in prefixes.Ends.Zip(prefixes.Weights))
                loss += (x - torch.mm(f.narrow(1, 0, end), w.W_dec.narrow(0, 0, end)) - w.b_dec).square().sum() * (weight / (Rows * 3.5));
            return loss + w.AuxK(z, x - w.Decode(f), aux, Dead) * 0.25;
        });
        // The choice over a batch jumps from latent to latent; without it the loss is smooth enough for differences.
        var all = new SparseMethod(() => new PositiveSelector(), new SquaredError { ErrorNormaliser = 3.5 }) { Prefixes = prefixes };
        using var smooth = new GradientCheck(GradientCheck.Weights(), all);
        smooth.ShouldEqualDifferences(1e-2);
    }

    [Fact]
    public void The_choice_is_exactly_the_largest_however_the_bound_stood_before()
    {
        var selection = new BatchTopKSelection(3);
        float factor = 1;
        // Batches whose scale falls by half: the last bound is always too high. Then one where it is far too low.
        foreach (int trial in Enumerable.Range(0, 6))
        {
            factor *= trial == 5 ? 100 : 0.5f;
            float[] z = [.. ToyRows.Gaussian(40, 50, trial).Select(value => factor * value)];
            ActivePairs chosen = Choose(selection, z, 40, 50);
            float least = z.OrderDescending().ElementAt(119);
            chosen.Count.ShouldBe(120);
            chosen.Values.ToArray().Min().ShouldBe(least);
            selection.LeastKept.ShouldBe(least);
            for (int row = 0; row < 40; row++)
                chosen.Row(row).Features.ToArray().ShouldBe(Enumerable.Range(0, 50).Where(i => z[row * 50 + i] >= least));
        }
    }

    [Fact]
    public void Of_equal_activations_the_earlier_are_chosen_and_none_that_is_not_positive()
    {
        var selection = new BatchTopKSelection(2);
        float[] z = new float[4 * 5];
        Array.Fill(z, 1f);
        ActivePairs chosen = Choose(selection, z, 4, 5);
        chosen.Features.ToArray().ShouldBe([0, 1, 2, 3, 4, 0, 1, 2]);
        Array.Fill(z, -1f);
        z[7] = 0.5f;
        chosen = Choose(selection, z, 4, 5);
        chosen.Features.ToArray().ShouldBe([2]);
        chosen.Row(1).Values.ToArray().ShouldBe([0.5f]);
        z[7] = 0;
        Choose(selection, z, 4, 5).Count.ShouldBe(0);
        selection.LeastKept.ShouldBe(0);
    }

    private static ActivePairs Choose(BatchTopKSelection selection, float[] z, int rows, int width)
    {
        var pairs = new ActivePairs();
        var selector = new CandidateSelector(selection);
        int[] features = new int[width];
        float[] values = new float[width];
        do
        {
            pairs.Clear();
            selection.Begin(rows);
            for (int row = 0; row < rows; row++)
            {
                int count = selector.Select(z.AsSpan(row * width, width), features, values);
                pairs.AddRow(features.AsSpan(0, count), values.AsSpan(0, count));
                selection.Narrow(pairs);
            }
        }
        while (!selection.Finish(pairs));
        return pairs;
    }

    private static torch.Tensor Largest(torch.Tensor z, int k)
    {
        torch.Tensor f = z.relu().flatten();
        (torch.Tensor values, torch.Tensor indexes) = f.topk(k * Rows);
        return torch.zeros_like(f).scatter(0, indexes, values).reshape(z.shape);
    }

    private static SparseMethod Method(int k)
    {
        var selection = new BatchTopKSelection(k);
        return new SparseMethod(() => new CandidateSelector(selection), new SquaredError { ErrorNormaliser = 3.5 }) { Selection = selection };
    }
}
