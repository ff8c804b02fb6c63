using Interp.Analysis.Activations;
using Interp.Analysis.Dictionaries;
using TorchSharp;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class L0ControllerTests
{
    private const int d = 32;
    private const int Batch = 128;
    private static readonly float[] Truth = ToyRows.Directions(48, d, 1);

    public static TheoryData<PenaltyOptions, double> Wishes
    {
        get
        {
            var wishes = new TheoryData<PenaltyOptions, double>();
            foreach (PenaltyOptions options in ToyRecipes.Penalised)
            {
                foreach (double wanted in new[] { 3.0, 5, 9 })
                    wishes.Add(options, wanted);
            }
            return wishes;
        }
    }

    [Theory]
    [MemberData(nameof(Wishes))]
    public void A_run_ends_within_five_per_cent_of_the_wanted_L0(PenaltyOptions recipe, double wanted)
    {
        PenaltyOptions options = recipe with { d_sae = 96, BatchSize = Batch, Tokens = Batch * 1200, TargetL0 = wanted, LearningRate = 3e-3 };
        var source = new ActivationArray(ToyRows.Sums(Truth, d, 20_000, 0.08, 2), d);
        using ISaeRecipe run = options.CreateRecipe(source);
        float[] rows = new float[Batch * d];
        for (long step = 0; step < options.Steps; step++)
        {
            CircularRows.Read(source, step * Batch, rows);
            run.Step(rows, step, TestContext.Current.CancellationToken);
        }
        using SparseAutoencoder sae = run.Export();
        using var scope = torch.NewDisposeScope();
        torch.Tensor unseen = torch.tensor(ToyRows.Sums(Truth, d, 4000, 0.08, 3)).reshape(4000, d);
        sae.Encode(unseen).L0.ShouldBe(wanted, 0.05 * wanted);
    }
}
