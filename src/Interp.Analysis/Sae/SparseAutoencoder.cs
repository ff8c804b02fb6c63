using System.Runtime.InteropServices;

using Interp.Analysis.Sae.Kernels;
using Interp.Analysis.Sae.Sparse;

using TorchSharp;

namespace Interp.Analysis.Sae;

/// <summary>A trained dictionary: f = activation(W_encᵀ(x − b_dec) + b_enc), x̂ = W_decᵀ f + b_dec.</summary>
public sealed class SparseAutoencoder : IDisposable
{
    private const int ChunkNumbers = 1 << 20;

    /// <summary>Takes over the four tensors, fp32 on the CPU.</summary>
    /// <exception cref="ArgumentException">Shapes that do not fit together, or a k that does not fit the architecture.</exception>
    public SparseAutoencoder(SaeSettings settings, torch.Tensor W_enc, torch.Tensor W_dec, torch.Tensor b_enc, torch.Tensor b_dec)
    {
        if (W_enc.shape is not [> 0 and var inputs, > 0 and var latents] || inputs * latents > Array.MaxLength)
            throw new ArgumentException($"W_enc has shape [{string.Join(", ", W_enc.shape)}]; it must be [d_in, d_sae].", nameof(W_enc));
        Check(W_dec, nameof(W_dec), latents, inputs);
        Check(b_enc, nameof(b_enc), latents);
        Check(b_dec, nameof(b_dec), inputs);
        if (settings.Architecture == SaeArchitecture.TopK && !(settings.k >= 1 && settings.k <= latents))
            throw new ArgumentException($"A TopK dictionary of {latents} latents cannot have k = {settings.k}.", nameof(settings));
        Settings = settings;
        (d_in, d_sae) = ((int)inputs, (int)latents);
        this.W_enc = Own(W_enc);
        this.W_dec = Own(W_dec);
        this.b_enc = Own(b_enc);
        this.b_dec = Own(b_dec);
    }

    /// <summary>The formula beside the weights.</summary>
    public SaeSettings Settings { get; }

    /// <summary>Entries of an activation.</summary>
    public int d_in { get; }

    /// <summary>Latents.</summary>
    public int d_sae { get; }

    /// <summary><c>[d_in, d_sae]</c></summary>
    public torch.Tensor W_enc { get; }

    /// <summary><c>[d_sae, d_in]</c></summary>
    public torch.Tensor W_dec { get; }

    /// <summary><c>[d_sae]</c></summary>
    public torch.Tensor b_enc { get; }

    /// <summary><c>[d_in]</c></summary>
    public torch.Tensor b_dec { get; }

    /// <summary>The neurons themselves as a dictionary, f = x for x ≥ 0: the control for what a dictionary adds.</summary>
    /// <param name="d">Neurons; their activations must not be negative (a ReLU layer).</param>
    public static SparseAutoencoder FromNeurons(int d) =>
        new(new SaeSettings(SaeArchitecture.Standard), torch.eye(d), torch.eye(d), torch.zeros(new long[] { d }), torch.zeros(new long[] { d }));

    /// <summary>From arrays with one row of d_in numbers per latent in both matrices.</summary>
    public static SparseAutoencoder FromRows(SaeSettings settings, float[] encoderRows, float[] decoderRows, float[] b_enc, float[] b_dec)
    {
        using var scope = torch.NewDisposeScope();
        long[] shape = [b_enc.Length, b_dec.Length];
        torch.Tensor encoder = torch.tensor(encoderRows).reshape(shape).t().contiguous();
        return new SparseAutoencoder(settings, encoder, torch.tensor(decoderRows).reshape(shape), torch.tensor(b_enc), torch.tensor(b_dec));
    }

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
            lanes[i] = (Settings.Architecture == SaeArchitecture.TopK ? new TopKSelector(Settings.k!.Value) : new PositiveSelector(), new ActivePairs(), new int[d_sae], new float[d_sae]);
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
        torch.Tensor f = PreActivations(x).relu();
        if (Settings.Architecture == SaeArchitecture.TopK)
        {
            (torch.Tensor values, torch.Tensor indexes) = f.topk(Settings.k!.Value);
            f = torch.zeros_like(f).scatter(1, indexes, values);
        }
        return f.MoveToOuterDisposeScope();
    }

    /// <summary>x̂ = W_decᵀ f + b_dec, <c>[rows, d_in]</c>.</summary>
    public torch.Tensor Decode(SparseCodes codes)
    {
        torch.Tensor result = torch.zeros(new long[] { codes.RowCount, d_in }, torch.float32);
        Span<float> output = MemoryMarshal.Cast<byte, float>(result.bytes);
        ReadOnlySpan<float> decoder = MemoryMarshal.Cast<byte, float>(W_dec.bytes), bias = MemoryMarshal.Cast<byte, float>(b_dec.bytes);
        for (int row = 0; row < codes.RowCount; row++)
        {
            Span<float> target = output.Slice(row * d_in, d_in);
            bias.CopyTo(target);
            RowKernels.AddWeightedRows(decoder, codes.FeaturesOf(row), codes.ValuesOf(row), target);
        }
        return result;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        W_enc.Dispose();
        W_dec.Dispose();
        b_enc.Dispose();
        b_dec.Dispose();
    }

    private torch.Tensor PreActivations(torch.Tensor x)
    {
        torch.Tensor input = Settings.ApplyDecoderBiasToInput ? x - b_dec : x;
        return torch.mm(input, W_enc) + b_enc;
    }

    private void CheckInput(torch.Tensor x)
    {
        if (x.shape is not [_, var width] || width != d_in)
            throw new ArgumentException($"Activations have shape [{string.Join(", ", x.shape)}]; this dictionary reads [rows, {d_in}].", nameof(x));
    }

    private static void Check(torch.Tensor tensor, string name, params long[] shape)
    {
        if (!tensor.shape.AsSpan().SequenceEqual(shape))
            throw new ArgumentException($"{name} has shape [{string.Join(", ", tensor.shape)}]; it must be [{string.Join(", ", shape)}].", name);
    }

    private static torch.Tensor Own(torch.Tensor tensor)
    {
        if (tensor.dtype != torch.float32 || tensor.device_type != DeviceType.CPU)
            throw new ArgumentException($"Weights must be float32 on the CPU, not {tensor.dtype} on {tensor.device_type}.", nameof(tensor));
        torch.Tensor own = tensor.contiguous().DetachFromDisposeScope();
        if (!ReferenceEquals(own, tensor))
            tensor.Dispose();
        return own;
    }
}
