using Interp.Analysis.Activations;
using Interp.Analysis.Dictionaries;

namespace Interp.Analysis.Tests.Dictionaries;

/// <summary>Damaged files and a full disk cost some steps, never the run, whatever the recipe keeps in its state.</summary>
public sealed class CheckpointFaultTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ActivationArray _source = ToyRows.Source(1000, 24, 1, 0.2f);

    public static TheoryData<SaeOptions> Recipes => [.. ToyRecipes.All.Select(ToyRecipes.Small)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Recipes))]
    public void A_damaged_checkpoint_is_passed_over_for_the_one_before(SaeOptions options)
    {
        byte[] whole = Bits(Train(options, "run"));
        string newest = Directory.GetFiles(_folder["run"], "step-*.bin").Max(StringComparer.Ordinal)!;
        byte[] bytes = File.ReadAllBytes(newest);
        // The last numbers of the file are those of the recipe's own state, or the last moments.
        bytes[^3] ^= 1;
        File.WriteAllBytes(newest, bytes);
        SaeTrainingResult again = Train(options, "run");
        again.ResumedAt.ShouldBe(39);
        Bits(again).ShouldBe(whole);
    }

    [Theory]
    [MemberData(nameof(Recipes))]
    public void A_full_disk_is_an_error_that_leaves_the_last_good_checkpoint(SaeOptions options)
    {
        if (!File.Exists("/dev/full"))
            Assert.Skip("This system has no /dev/full.");
        byte[] whole = Bits(Train(options, "whole"));
        Directory.CreateDirectory(_folder["run"]);
        string full = Path.Combine(_folder["run"], "step-000000020.bin.partial");
        File.CreateSymbolicLink(full, "/dev/full");
        Should.Throw<IOException>(() => Train(options, "run")).Message.ShouldContain("space", Case.Insensitive);
        File.Exists(full).ShouldBeFalse();
        SaeTrainingResult again = Train(options, "run");
        again.ResumedAt.ShouldBe(19);
        Bits(again).ShouldBe(whole);
    }

    private SaeTrainingResult Train(SaeOptions options, string name) =>
        new SaeTrainer(TimeProvider.System) { CheckpointInterval = TimeSpan.Zero }.Train(options, _source, _folder[name], null, TestContext.Current.CancellationToken);

    private static byte[] Bits(SaeTrainingResult result)
    {
        using SparseAutoencoder sae = result.Autoencoder;
        return [.. sae.Weights.Named().SelectMany(pair => pair.Tensor.bytes.ToArray())];
    }
}
