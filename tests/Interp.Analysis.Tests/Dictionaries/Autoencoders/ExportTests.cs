using Interp.Analysis.Activations;
using Interp.Analysis.Dictionaries;
using TorchSharp;

namespace Interp.Analysis.Tests.Dictionaries;

/// <summary>Scaling, centring, decoder norms and thresholds are folded: the exported dictionary says on raw rows what training said on its own.</summary>
public sealed class ExportTests
{
    private const int Count = 400;

    public static TheoryData<SaeOptions> Recipes =>
    [
        .. ToyRecipes.All.Select(ToyRecipes.Small),
        .. ToyRecipes.All.Select(options => ToyRecipes.Small(options) with { CentreInputs = !options.CentreInputs }),
        ToyRecipes.Small(new TopKOptions { k = 4, ScaleInputs = false }),
    ];

    [Theory]
    [MemberData(nameof(Recipes))]
    public void The_exported_dictionary_reconstructs_raw_rows_as_training_does(SaeOptions options)
    {
        float[] rows = [.. ToyRows.Gaussian(Count, 24, 1, 0.6f).Select(value => 7 * value)];
        ShouldAgree(options, new ActivationArray(rows, 24), rows);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void An_exported_transcoder_predicts_raw_targets_as_training_does(bool skip, bool threshold)
    {
        JoinedSource source = Joined(out float[] rows);
        SaeOptions options = threshold ? new JumpReLUOptions { TargetL0 = 9 } : new TopKOptions { k = 4, CentreInputs = skip };
        ShouldAgree(ToyRecipes.Small(options) with { Target = new SaeTarget(10, skip) }, source, rows);
    }

    [Fact]
    public void An_exported_crosscoder_reconstructs_all_its_sites_in_their_own_scale()
    {
        JoinedSource source = Joined(out float[] rows);
        using SparseAutoencoder sae = ShouldAgree(ToyRecipes.Small(new CrosscoderOptions()), source, rows);
        sae.Settings.Sites.ShouldNotBeNull().Select(site => site.Width).ShouldBe([24, 10]);
    }

    // Two sites of different scale and mean.
    private static JoinedSource Joined(out float[] rows)
    {
        float[] left = [.. ToyRows.Gaussian(Count, 24, 1, 0.6f).Select(value => 7 * value)], right = [.. ToyRows.Gaussian(Count, 10, 2, -1).Select(value => value / 9)];
        var source = new JoinedSource([new ActivationArray(left, 24), new ActivationArray(right, 10)]);
        rows = new float[Count * 34];
        source.Read(0, rows);
        return source;
    }

    private static SparseAutoencoder ShouldAgree(SaeOptions options, IActivationSource source, float[] rows)
    {
        using var recipe = (SparseRecipe)options.CreateRecipe(source);
        float[] batch = new float[options.BatchSize * source.d_in];
        for (long step = 0; step < options.Steps; step++)
        {
            CircularRows.Read(source, step * options.BatchSize, batch);
            recipe.Step(batch, step, TestContext.Current.CancellationToken).IsFinite.ShouldBeTrue();
        }
        SparseAutoencoder sae = recipe.Export();
        using var scope = torch.NewDisposeScope();
        int d_out = sae.d_out, d_in = sae.d_in, width = source.d_in;
        torch.Tensor raw = torch.tensor(rows).reshape(Count, width), x = raw.narrow(1, 0, d_in);
        float[] scaled = new float[rows.Length];
        recipe.Scaling.Apply(rows, scaled);
        torch.Tensor written = Reconstruct(recipe, sae, torch.tensor(scaled).reshape(Count, width).narrow(1, 0, d_in));
        torch.Tensor expected = written / torch.tensor(recipe.Scaling.Factors[^d_out..]) + torch.tensor(recipe.Scaling.Mean[^d_out..]);
        torch.Tensor difference = (sae.Decode(sae.Encode(x.contiguous()), x.contiguous()) - expected).abs(), spread = raw.narrow(1, width - d_out, d_out).std(0, false);
        (difference / spread).max().ToDouble().ShouldBeLessThan(1e-4);
        sae.Encode(x.contiguous()).L0.ShouldBeGreaterThan(0.5);
        return sae;
    }

    // The recipe's formula with the weights under training.
    private static torch.Tensor Reconstruct(SparseRecipe recipe, SparseAutoencoder sae, torch.Tensor x)
    {
        using var weights = new DenseReference(recipe.Parameters);
        torch.Tensor W_enc = weights.W_enc.detach(), W_dec = weights.W_dec.detach(), b_enc = weights.b_enc.detach(), b_dec = weights.b_dec.detach();
        torch.Tensor z = torch.mm(sae.Settings.SubtractsDecoderBias ? x - b_dec : x, W_enc.t()) + b_enc;
        torch.Tensor f = sae.Settings.Architecture switch
        {
            SaeArchitecture.TopK => DenseReference.TopK(z.relu(), sae.Settings.k!.Value),
            SaeArchitecture.JumpReLU => z * z.gt(Threshold(recipe)).to(torch.float32),
            SaeArchitecture.Gated => z.gt(0).to(torch.float32) * (weights.Extra(1).detach().exp() * (z - b_enc) + weights.Extra(0).detach()).relu(),
            _ => z.relu(),
        };
        torch.Tensor written = torch.mm(f, W_dec) + b_dec;
        if (weights.W_skip is { } skip)
            written += torch.mm(x, skip.detach().t());
        return written.MoveToOuterDisposeScope();
    }

    private static torch.Tensor Threshold(SparseRecipe recipe) => recipe.Parameters.ExtraNames.Count > 0
        ? torch.tensor(recipe.Parameters.Extra(0))
        : torch.tensor(recipe.State["threshold"].ToArray());
}
