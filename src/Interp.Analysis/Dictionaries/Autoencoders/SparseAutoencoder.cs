using System.Runtime.InteropServices;
using Interp.Analysis.Numerics;
using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>A trained dictionary: f = activation(W_encᵀ(x − b_dec) + b_enc), x̂ = W_decᵀ f + b_dec (+ W_skip x).</summary>
public sealed class SparseAutoencoder : IDisposable
{
    private const int ChunkNumbers = 1 << 20;
    private readonly SaeWeights _weights;

    /// <summary>Takes over the tensors, fp32 on the CPU.</summary>
    /// <exception cref="ArgumentException">Tensors or settings that do not fit together.</exception>
    public SparseAutoencoder(SaeSettings settings, SaeWeights weights)
    {
        SaeWeightsCheck.Run(settings, weights);
        Settings = settings;
        _weights = weights.Select(Own);
        (d_in, d_sae, d_out) = ((int)W_enc.shape[0], (int)W_enc.shape[1], (int)W_dec.shape[1]);
    }

    /// <summary>The formula beside the weights.</summary>
    public SaeSettings Settings { get; }

    /// <summary>Entries of an activation.</summary>
    public int d_in { get; }

    /// <summary>Latents.</summary>
    public int d_sae { get; }

    /// <summary>Entries of what the decoder writes: d_in but in a transcoder.</summary>
    public int d_out { get; }

    /// <summary>All tensors; they belong to this dictionary.</summary>
    public SaeWeights Weights => _weights;

    /// <summary><c>[d_in, d_sae]</c></summary>
    public torch.Tensor W_enc => _weights.W_enc;

    /// <summary><c>[d_sae, d_out]</c></summary>
    public torch.Tensor W_dec => _weights.W_dec;

    /// <summary><c>[d_sae]</c>; null for <see cref="SaeArchitecture.Gated"/>.</summary>
    public torch.Tensor? b_enc => _weights.b_enc;

    /// <summary><c>[d_out]</c></summary>
    public torch.Tensor b_dec => _weights.b_dec;

    /// <summary>The neurons themselves as a dictionary, f = x for x ≥ 0: the control for what a dictionary adds.</summary>
    /// <param name="d">Neurons; their activations must not be negative (a ReLU layer).</param>
    public static SparseAutoencoder FromNeurons(int d) =>
        new(new SaeSettings(SaeArchitecture.Standard), new SaeWeights(torch.eye(d), torch.eye(d), torch.zeros(new long[] { d }), torch.zeros(new long[] { d })));

    /// <summary>From arrays with one row of numbers per latent in both matrices.</summary>
    public static SparseAutoencoder FromRows(SaeSettings settings, float[] encoderRows, float[] decoderRows, float[]? b_enc, float[] b_dec) =>
        new(settings, SaeWeights.FromRows(encoderRows, decoderRows, b_enc, b_dec));

    /// <summary>Reads a dictionary in SAELens's layout (<c>cfg.json</c>, <c>sae_weights.safetensors</c>).</summary>
    /// <exception cref="InvalidDataException">Missing, damaged or of a kind that is not supported.</exception>
    public static SparseAutoencoder Load(string folder) => SaeFolder.Load(folder);

    /// <summary>Writes the dictionary in SAELens's layout.</summary>
    /// <param name="metadata">Text values for the configuration's <c>metadata</c>, e.g. <c>hook_name</c>, <c>model_name</c>.</param>
    /// <param name="folder">Made when missing.</param>
    public void Save(string folder, IReadOnlyDictionary<string, string>? metadata = null) => SaeFolder.Save(this, folder, metadata);

    /// <summary>The active latents of each row.</summary>
    /// <param name="x">Raw activations, <c>[rows, d_in]</c>, fp32.</param>
    /// <param name="threads">Threads of the selection; the result does not depend on it.</param>
    public SparseCodes Encode(torch.Tensor x, int threads = 1)
    {
        CheckInput(x);
        var all = new ActivePairs();
        var lanes = new (IRowSelector Selector, ActivePairs Pairs, int[] Features, float[] Values)[threads];
        for (int i = 0; i < threads; i++)
            lanes[i] = (RowSelectors.Create(Settings, _weights), new ActivePairs(), new int[d_sae], new float[d_sae]);
        int rows = (int)x.shape[0], chunk = Math.Clamp(ChunkNumbers / d_sae, 64, 1024);
        for (int first = 0; first < rows; first += chunk)
        {
            using var scope = torch.NewDisposeScope();
            using IDisposable noGradient = torch.no_grad();
            int count = Math.Min(chunk, rows - first);
            torch.Tensor z = PreActivations(x.narrow(0, first, count)).contiguous();
            Lanes.Run(threads, count, (lane, from, end) =>
            {
                (IRowSelector selector, ActivePairs pairs, int[] features, float[] values) = lanes[lane];
                pairs.Clear();
                ReadOnlySpan<float> numbers = MemoryMarshal.Cast<byte, float>(z.bytes);
                for (int row = from; row < end; row++)
                {
                    int active = selector.Select(numbers.Slice(row * d_sae, d_sae), features, values);
                    pairs.AddRow(features.AsSpan(0, active), values.AsSpan(0, active));
                }
            });
            foreach ((_, ActivePairs pairs, _, _) in lanes)
                all.Append(pairs);
        }
        return new SparseCodes(all.RowOffsets.ToArray(), all.Features.ToArray(), all.Values.ToArray());
    }

    /// <summary>The same activations as one dense tensor <c>[rows, d_sae]</c>, by libtorch's own operators: the slow reference.</summary>
    public torch.Tensor EncodeDense(torch.Tensor x)
    {
        CheckInput(x);
        using var scope = torch.NewDisposeScope();
        return DenseActivations.Of(Settings, _weights, PreActivations(x)).MoveToOuterDisposeScope();
    }

    /// <summary>x̂ = W_decᵀ f + b_dec (+ W_skip x), <c>[rows, d_out]</c>.</summary>
    /// <param name="codes">From <see cref="Encode"/>.</param>
    /// <param name="x">What was encoded; needed only with a W_skip.</param>
    /// <exception cref="ArgumentNullException">There is a W_skip and no <paramref name="x"/>.</exception>
    public torch.Tensor Decode(SparseCodes codes, torch.Tensor? x = null)
    {
        torch.Tensor result = torch.zeros(new long[] { codes.RowCount, d_out }, torch.float32);
        Span<float> output = MemoryMarshal.Cast<byte, float>(result.bytes);
        ReadOnlySpan<float> decoder = MemoryMarshal.Cast<byte, float>(W_dec.bytes), bias = MemoryMarshal.Cast<byte, float>(b_dec.bytes);
        for (int row = 0; row < codes.RowCount; row++)
        {
            Span<float> target = output.Slice(row * d_out, d_out);
            bias.CopyTo(target);
            RowKernels.AddWeightedRows(decoder, codes.FeaturesOf(row), codes.ValuesOf(row), target);
        }
        if (_weights.W_skip is { } skip)
        {
            ArgumentNullException.ThrowIfNull(x);
            using var scope = torch.NewDisposeScope();
            using IDisposable noGradient = torch.no_grad();
            result.add_(torch.mm(x, skip.t()));
        }
        return result;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach ((_, torch.Tensor tensor) in _weights.Named())
            tensor.Dispose();
    }

    private torch.Tensor PreActivations(torch.Tensor x)
    {
        torch.Tensor a = torch.mm(Settings.SubtractsDecoderBias ? x - b_dec : x, W_enc);
        return b_enc is { } bias ? a + bias : a;
    }

    private void CheckInput(torch.Tensor x)
    {
        if (x.shape is not [_, var width] || width != d_in)
            throw new ArgumentException($"Activations have shape [{string.Join(", ", x.shape)}]; this dictionary reads [rows, {d_in}].", nameof(x));
    }

    private static torch.Tensor Own(torch.Tensor tensor)
    {
        torch.Tensor own = tensor.contiguous().DetachFromDisposeScope();
        if (!ReferenceEquals(own, tensor))
            tensor.Dispose();
        return own;
    }
}
