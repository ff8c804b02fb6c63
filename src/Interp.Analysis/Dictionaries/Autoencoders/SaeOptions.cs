using System.Text.Json.Serialization;
using Interp.Analysis.Activations;
using Interp.Analysis.Numerics;

namespace Interp.Analysis.Dictionaries;

/// <summary>What every recipe for training a sparse autoencoder needs to know.</summary>
public abstract record SaeOptions
{
    /// <summary>Latents.</summary>
    public int d_sae { get; init; } = 4096;

    /// <summary>Activations to train on in all; when the store holds fewer they are read again from its start.</summary>
    public long Tokens { get; init; } = 2_000_000;

    /// <summary>Activations per step.</summary>
    public int BatchSize { get; init; } = 4096;

    /// <summary>Adam's learning rate; null for the recipe's own rule.</summary>
    public double? LearningRate { get; init; }

    /// <summary>Share of the steps at the start over which the learning rate rises linearly from 0.</summary>
    public double WarmUpFraction { get; init; } = 0.02;

    /// <summary>Share of the steps at the end over which the learning rate falls linearly to 0.</summary>
    public double DecayFraction { get; init; } = 0.2;

    /// <summary>Of the initial weights and every later draw.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Threads of the kernels; the results do not depend on it, bit for bit, but where a penalised run is still dense: 1 also promises that.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>A latent is dead when it has not fired for so many tokens; null for a tenth of the run, at most ten million.</summary>
    public long? DeadAfterTokens { get; init; }

    /// <summary>Rows are multiplied by √(d_in / E‖x‖²) before training, and the dictionary is scaled back at export.</summary>
    public bool ScaleInputs { get; init; } = true;

    /// <summary>
    /// The mean over all rows is taken away before training, and put into the biases at export. Not needed where the encoder reads
    /// x − b_dec, which begins at the data's geometric median.
    /// </summary>
    public bool CentreInputs { get; init; }

    /// <summary>The gradient of all weights together is shortened to this norm where it is longer; null for no limit.</summary>
    public double? GradientClip { get; init; }

    /// <summary>Null for an autoencoder; else what a transcoder writes.</summary>
    public SaeTarget? Target { get; init; }

    /// <summary>
    /// Null for the sparse kernels, which run on the CPU; else the device (<c>cpu</c>, <c>cuda</c>, <c>cuda:N</c>) of a step by whole tensors, where
    /// <see cref="CanUseDevice"/>.
    /// </summary>
    public string? TorchDevice { get; init; }

    /// <summary>Whether there is a step by whole tensors.</summary>
    [JsonIgnore]
    public bool CanUseDevice => HasTorchStep && Target is null;

    /// <summary>Short name of the recipe, e.g. <c>topk</c>.</summary>
    public abstract string Recipe { get; }

    /// <summary>Steps of the run.</summary>
    public long Steps => Math.Max(1, Tokens / Math.Max(1, BatchSize));

    /// <summary>The dead window in force.</summary>
    public long DeadWindow => DeadAfterTokens ?? Math.Min(10_000_000, Math.Max(BatchSize, Tokens / 10));

    /// <summary>The learning rate in force before warm-up and decay.</summary>
    public abstract double BaseLearningRate { get; }

    /// <summary>The learning rate of step <paramref name="step"/> (from 0).</summary>
    public double LearningRateAt(long step)
    {
        double warmUp = WarmUpFraction * Steps, decay = DecayFraction * Steps;
        double rise = warmUp > 0 ? Math.Min(1, (step + 1) / warmUp) : 1;
        double fall = decay > 0 ? Math.Min(1, (Steps - step) / decay) : 1;
        return BaseLearningRate * rise * fall;
    }

    /// <summary>What is wrong with these options, each as a sentence for the person who chose them; empty when nothing is.</summary>
    public virtual IReadOnlyList<string> Validate()
    {
        var problems = new List<string>();
        Require(problems, d_sae is >= 1 and <= 1_048_576, $"d_sae is {d_sae}; it must lie between 1 and 1,048,576.");
        Require(problems, BatchSize is >= 16 and <= 65_536, $"The batch size is {BatchSize}; it must lie between 16 and 65,536.");
        Require(problems, Tokens >= BatchSize, $"{Tokens} tokens are less than one batch of {BatchSize}.");
        Require(problems, LearningRate is null or (> 0 and <= 1), $"The learning rate is {LearningRate}; it must lie above 0 and not above 1.");
        Require(problems, WarmUpFraction is >= 0 and <= 1, $"The warm-up is {WarmUpFraction}; it is a share of the run, 0 to 1.");
        Require(problems, DecayFraction is >= 0 and <= 1, $"The decay is {DecayFraction}; it is a share of the run, 0 to 1.");
        Require(problems, Threads is >= 1 and <= 1024, $"{Threads} threads; at least 1 is needed.");
        Require(problems, DeadAfterTokens is null or > 0, $"The dead window is {DeadAfterTokens} tokens; it must be positive.");
        Require(problems, GradientClip is null or > 0, $"The gradient's limit is {GradientClip}; it must be positive.");
        Require(problems, Target is null or { d_out: >= 1 and <= 1_048_576 }, $"The target has {Target?.d_out} entries; it must have between 1 and 1,048,576.");
        if (TorchDevice is not null)
            Require(problems, CanUseDevice, $"{(Target is null ? $"Recipe {Recipe} trains" : "Transcoders train")} by sparse kernels on the CPU alone; all autoencoders train on a device, transcoders and crosscoders do not. Leave the device out.");
        if (TorchDevice is not null && Missing(TorchDevice) is { } missing)
            problems.Add(missing);
        return problems;
    }

    /// <summary>Whether autoencoders of this recipe have a step by whole tensors.</summary>
    protected virtual bool HasTorchStep => true;

    /// <summary>Starts a run of this recipe: initial weights from the seed and the data.</summary>
    public ISaeRecipe CreateRecipe(IActivationSource source) => TorchDevice is { } device
        ? new DenseRecipe(CreateSparse(source), this, ComputeDevice.Require(device))
        : CreateSparse(source);

    /// <summary>The run by sparse kernels.</summary>
    protected abstract SparseRecipe CreateSparse(IActivationSource source);

    private static string? Missing(string device)
    {
        try
        {
            ComputeDevice.Require(device);
            return null;
        }
        catch (Exception refused) when (refused is ArgumentException or InvalidOperationException)
        {
            return refused.Message;
        }
    }

    /// <summary>Adds a problem unless <paramref name="holds"/>.</summary>
    protected static void Require(List<string> problems, bool holds, string problem)
    {
        if (!holds)
            problems.Add(problem);
    }
}
