using Interp.Analysis.Dictionaries;
using TorchSharp;

namespace Interp.Analysis.Tests.Dictionaries;

/// <summary>A dictionary of every kind, with random weights, and each activation function once more, latent by latent in double precision.</summary>
internal static class MadeUpDictionaries
{
    private const int Outputs = 11;

    public static IReadOnlyList<string> Names { get; } =
    [
        "standard", "standard on x", "topk", "jumprelu", "jumprelu on x", "gated", "transcoder", "skip transcoder", "jumprelu transcoder", "topk skip transcoder", "topk same-width skip transcoder", "crosscoder",
    ];

    public static SparseAutoencoder Make(string name, int d, int F)
    {
        SaeArchitecture architecture = name switch
        {
            _ when name.StartsWith("topk", StringComparison.Ordinal) => SaeArchitecture.TopK,
            _ when name.StartsWith("jumprelu", StringComparison.Ordinal) => SaeArchitecture.JumpReLU,
            "gated" => SaeArchitecture.Gated,
            _ => SaeArchitecture.Standard,
        };
        bool transcoder = name.EndsWith("transcoder", StringComparison.Ordinal);
        int width = transcoder && !name.Contains("same-width", StringComparison.Ordinal) ? Outputs : d;
        var settings = new SaeSettings(architecture, architecture == SaeArchitecture.TopK ? 5 : null, !transcoder && !name.EndsWith("on x", StringComparison.Ordinal))
        {
            Transcoder = transcoder,
            Sites = name == "crosscoder" ? [new SaeSite("blocks.0.hook_resid_post", 12), new SaeSite("blocks.1.hook_resid_post", d - 12)] : null,
        };
        SaeWeights weights = SaeWeights.FromRows(ToyRows.Gaussian(F, d, 1), ToyRows.Directions(F, width, 2), architecture == SaeArchitecture.Gated ? null : ToyRows.Gaussian(F, 1, 3), ToyRows.Gaussian(width, 1, 4));
        return new SparseAutoencoder(settings, weights with
        {
            threshold = architecture == SaeArchitecture.JumpReLU ? torch.tensor(ToyRows.Gaussian(F, 1, 5, mean: 1)) : null,
            r_mag = architecture == SaeArchitecture.Gated ? torch.tensor(ToyRows.Gaussian(F, 1, 6)) : null,
            b_gate = architecture == SaeArchitecture.Gated ? torch.tensor(ToyRows.Gaussian(F, 1, 7)) : null,
            b_mag = architecture == SaeArchitecture.Gated ? torch.tensor(ToyRows.Gaussian(F, 1, 8)) : null,
            W_skip = name.Contains("skip", StringComparison.Ordinal) ? torch.tensor(ToyRows.Gaussian(width, d, 10)).reshape(width, d) : null,
        });
    }

    /// <summary>f of one row.</summary>
    public static double[] EncodeByHand(SparseAutoencoder sae, float[] x)
    {
        SaeWeights w = sae.Weights;
        float[] encoder = w.W_enc.data<float>().ToArray(), b_dec = w.b_dec.data<float>().ToArray();
        double[] a = new double[sae.d_sae];
        for (int i = 0; i < x.Length; i++)
        {
            double input = x[i] - (sae.Settings.SubtractsDecoderBias ? b_dec[i] : 0);
            for (int j = 0; j < a.Length; j++)
                a[j] += input * encoder[(i * a.Length) + j];
        }
        double[] Of(torch.Tensor? tensor) => tensor is null ? new double[a.Length] : Array.ConvertAll(tensor.data<float>().ToArray(), value => (double)value);
        (double[] b_enc, double[] threshold, double[] r_mag, double[] b_gate, double[] b_mag) = (Of(w.b_enc), Of(w.threshold), Of(w.r_mag), Of(w.b_gate), Of(w.b_mag));
        double[] z = [.. a.Zip(b_enc, (left, right) => left + right)];
        double kth = sae.Settings.k is { } k ? z.OrderDescending().ElementAt(k - 1) : double.NegativeInfinity;
        return
        [
            .. Enumerable.Range(0, a.Length).Select(j => sae.Settings.Architecture switch
            {
                SaeArchitecture.Gated => a[j] + b_gate[j] > 0 ? Math.Max(0, (Math.Exp(r_mag[j]) * a[j]) + b_mag[j]) : 0,
                SaeArchitecture.JumpReLU => z[j] > threshold[j] ? Math.Max(0, z[j]) : 0,
                _ => z[j] >= kth ? Math.Max(0, z[j]) : 0,
            }),
        ];
    }
}
