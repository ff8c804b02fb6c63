using Interp.Analysis.Language;
using Interp.Cli.Verify;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Cli.Commands;

/// <summary>Addition modulo 113 by Fourier components (Nanda et al. 2023).</summary>
internal static class ModularAdditionCheck
{
    private const int Modulus = 113;
    private static readonly int[] Frequencies = [6, 12, 23, 37, 39, 41, 46, 54];

    public static IEnumerable<VerifyCheck> Run(string path)
    {
        using var decoder = ModelFolder.LoadFile(path);
        var a = torch.arange(Modulus).repeat_interleave(Modulus);
        var b = torch.arange(Modulus).repeat(Modulus);
        var answer = decoder.Forward(torch.stack([a, b, torch.full_like(a, Modulus)], 1)).select(1, 2).narrow(1, 0, Modulus).argmax(-1);
        var right = answer.eq((a + b).remainder(Modulus)).sum().ToInt64();
        yield return ModelChecks.Within("modular-addition-right", "pairs added rightly, of 12,769", 12_769, right, 0);
        yield return ModelChecks.Within("modular-addition-frequencies", $"of the 8 strongest frequencies of W_E, those among {string.Join(' ', Frequencies)}", 8, Strongest(decoder.Weights["W_E"]).Intersect(Frequencies).Count(), 0);
    }

    // Power of each frequency over the numbers' axis of W_E [number, d_model], by the definition of the transform.
    private static IEnumerable<int> Strongest(Tensor W_E)
    {
        var numbers = W_E.narrow(0, 0, Modulus);
        var position = torch.arange(Modulus).to(ScalarType.Float32);
        return Enumerable.Range(1, Modulus / 2).OrderByDescending(k =>
        {
            var angle = (position * (float)(2 * Math.PI * k / Modulus)).unsqueeze(1);
            return ((numbers * angle.cos()).sum(dim: 0).square().sum() + (numbers * angle.sin()).sum(dim: 0).square().sum()).ToDouble();
        }).Take(8);
    }
}
