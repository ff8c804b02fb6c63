using Interp.Analysis.Dictionaries;
using TorchSharp;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class EncoderScanTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(21)]
    [InlineData(96)]
    public void A_tile_holds_the_inner_products_of_six_vectors_with_64_rows(int width)
    {
        float[] rows = ToyRows.Gaussian(64, width, 1), matrix = ToyRows.Gaussian(40, width, 2);
        int[] chosen = [3, 39, 0, 7, 7, 12];
        var panels = new RowPanels(64, width);
        panels.Pack(0, rows);
        float[] wide = new float[6 * 64], narrow = new float[6 * 64];
        EncoderTile.MultiplyWide(panels.Panel(0), matrix, chosen, wide);
        EncoderTile.MultiplyNarrow(panels.Panel(0), matrix, chosen, narrow);
        narrow.ShouldBe(wide);
        for (int i = 0; i < chosen.Length; i++)
        {
            for (int row = 0; row < 64; row++)
            {
                double expected = 0;
                for (int k = 0; k < width; k++)
                    expected += (double)rows[row * width + k] * matrix[chosen[i] * width + k];
                wide[i * 64 + row].ShouldBe((float)expected, 1e-4f);
            }
        }
    }

    [Fact]
    public void A_tile_refuses_vectors_outside_the_matrix()
    {
        var panels = new RowPanels(64, 3);
        float[] products = new float[6 * 64];
        Should.Throw<ArgumentOutOfRangeException>(() => EncoderTile.Multiply(panels.Panel(0), new float[9], [0, 1, 2, 0, 1, 3], products));
        Should.Throw<ArgumentOutOfRangeException>(() => EncoderTile.Multiply(panels.Panel(0), new float[9], [0, -1, 2, 0, 1, 2], products));
        Should.Throw<ArgumentException>(() => EncoderTile.Multiply(panels.Panel(0), new float[9], [0, 1, 2], products));
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(48, 75, 1)]
    [InlineData(64, 300, 2)]
    [InlineData(130, 1000, 1)]
    [InlineData(130, 1000, 3)]
    public void Choosing_while_encoding_equals_choosing_from_finished_rows(int rows, int d_sae, int threads)
    {
        const int d = 24;
        var parameters = new SaeParameters(d, d_sae);
        ToyRows.Gaussian(d_sae, d, 3).CopyTo(parameters.W_enc, 0);
        ToyRows.Gaussian(d_sae, 1, 4).CopyTo(parameters.b_enc, 0);
        ToyRows.Gaussian(d, 1, 5).CopyTo(parameters.b_dec, 0);
        float[] inputs = ToyRows.Gaussian(rows, d, 6);
        IRuleSelector[] selectors =
        [
            new TopKSelector(1), new TopKSelector(7), new TopKSelector(40), new TopKSelector(2 * d_sae), new PositiveSelector(),
            new WindowSelector(ToyRows.Gaussian(1, d_sae, 7, 2)), new CandidateSelector(new BatchTopKSelection(3)),
        ];
        foreach (IRuleSelector selector in selectors)
        {
            using var batch = new SparseBatch(parameters, new SparseMethod(() => selector, new SquaredError()), rows, threads);
            batch.Run(inputs, inputs, [], TestContext.Current.CancellationToken);
            float[] z = PreActivations(parameters, batch.Inputs.ToArray(), rows);
            int[] features = new int[d_sae];
            float[] values = new float[d_sae];
            for (int row = 0; row < rows; row++)
            {
                int count = selector.Select(z.AsSpan(row * d_sae, d_sae), features, values);
                batch.Pairs.Row(row).Features.ToArray().ShouldBe(features[..count], selector.GetType().Name);
                for (int i = 0; i < count; i++)
                    batch.Pairs.Row(row).Values[i].ShouldBe(values[i], 1e-4f);
            }
        }
    }

    [Fact]
    public void Of_equal_activations_the_earlier_latent_wins_however_late_the_bound_is_known()
    {
        const int latents = 2000, k = 20;
        var parameters = new SaeParameters(1, latents);
        Array.Fill(parameters.W_enc, 1);
        parameters.b_enc[1500] = 1;
        using var batch = new SparseBatch(parameters, new SparseMethod(() => new TopKSelector(k), new SquaredError()), 70, 1);
        float[] rows = [.. Enumerable.Repeat(1f, 70)];
        batch.Run(rows, rows, [], TestContext.Current.CancellationToken);
        for (int row = 0; row < 70; row++)
            batch.Pairs.Row(row).Features.ToArray().ShouldBe([.. Enumerable.Range(0, k - 1), 1500]);
    }

    [Fact]
    public void What_is_not_a_number_is_never_chosen()
    {
        var parameters = new SaeParameters(2, 30);
        Array.Fill(parameters.W_enc, 1);
        parameters.W_enc[8] = float.NaN;
        using var batch = new SparseBatch(parameters, new SparseMethod(() => new PositiveSelector(), new SquaredError()), 2, 1);
        float[] rows = [1, 1, float.NaN, 1];
        batch.Run(rows, rows, [], TestContext.Current.CancellationToken);
        batch.Pairs.Row(0).Features.ToArray().ShouldBe(Enumerable.Range(0, 30).Where(latent => latent != 4));
        batch.Pairs.Row(1).Features.Length.ShouldBe(0);
    }

    private static float[] PreActivations(SaeParameters parameters, float[] inputs, int rows)
    {
        using var scope = torch.NewDisposeScope();
        torch.Tensor x = torch.tensor(inputs).reshape(rows, parameters.d_in), encoder = torch.tensor(parameters.W_enc).reshape(parameters.d_sae, parameters.d_in);
        return torch.mm(x, encoder.t()).add(torch.tensor(parameters.b_enc)).flatten().data<float>().ToArray();
    }
}
