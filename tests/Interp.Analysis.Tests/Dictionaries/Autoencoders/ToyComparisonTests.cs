using Interp.Analysis.Activations;
using Interp.Analysis.Dictionaries;
using TorchSharp;

namespace Interp.Analysis.Tests.Dictionaries;

/// <summary>All recipes on one toy of 40 sparse directions in 32 dimensions, in one pass.</summary>
public sealed class ToyComparisonTests
{
    private const int d = 32;

    [Fact]
    public void Every_recipe_finds_most_of_the_features_and_explains_most_of_the_variance()
    {
        float[] truth = ToyRows.Directions(40, d, 1);
        SaeOptions[] recipes =
        [
            new TopKOptions { k = 3 }, new BatchTopKOptions { k = 3 }, new MatryoshkaOptions { k = 3 }, new L1Options { Coefficient = 1, ResampleRows = 2048 }, new L1AprilOptions { TargetL0 = 4 },
            new PAnnealOptions { TargetL0 = 3, ResampleRows = 2048 }, new GatedOptions { TargetL0 = 3, ResampleRows = 2048 }, new JumpReLUOptions { TargetL0 = 3 }, new JumpReLUOptions { TargetL0 = 3, Loss = JumpReLULoss.Tanh },
        ];
        SaeOptions[] members = [.. recipes.Select(options => options with { d_sae = 64, BatchSize = 256, Tokens = 256 * 1200, LearningRate = 3e-3 })];
        var source = new ActivationArray(ToyRows.Sums(truth, d, 40_000, 0.05, 2), d);
        using var folder = new TemporaryFolder();
        IReadOnlyList<SaeSweepMember> sweep = new SaeSweepTrainer(TimeProvider.System).Train(members, source, folder["run"], null, TestContext.Current.CancellationToken);
        using var scope = torch.NewDisposeScope();
        torch.Tensor directions = torch.tensor(truth).reshape(40, d), unseen = torch.tensor(ToyRows.Sums(truth, d, 4000, 0.05, 3)).reshape(4000, d);
        foreach (SaeSweepMember member in sweep)
        {
            using SaeTrainingResult result = member.Result.ShouldNotBeNull();
            SparseAutoencoder sae = result.Autoencoder;
            SparseCodes codes = sae.Encode(unseen);
            double found = torch.mm(directions, (sae.W_dec / sae.W_dec.square().sum(1).sqrt().unsqueeze(1)).t()).max(1).values.mean().ToDouble();
            double explained = 1 - (unseen - sae.Decode(codes)).square().sum().ToDouble() / (unseen - unseen.mean([0])).square().sum().ToDouble();
            string name = $"{member.Options.Recipe}: cosine {found:F3}, EV {explained:F3}, L0 {codes.L0:F2}, dead {result.LastStep.DeadLatents}";
            TestContext.Current.SendDiagnosticMessage(name);
            found.ShouldBeGreaterThan(0.8, name);
            explained.ShouldBeGreaterThan(0.75, name);
            if (member.Options is BatchTopKOptions or MatryoshkaOptions)
                codes.L0.ShouldBe(3, 0.15, name);
        }
    }
}
