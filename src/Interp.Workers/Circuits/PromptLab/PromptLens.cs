using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using Interp.Domain.Circuits;
using LensNorm = Interp.Analysis.Circuits.LensNorm;

namespace Interp.Workers.Circuits;

/// <summary>The logit lens over a whole prompt, as long as that is done while one waits.</summary>
internal static class PromptLens
{
    /// <summary>Multiplications for one way of reading one prompt: about two seconds of one core.</summary>
    private const double MostProducts = 40e9;

    /// <summary>Null where it would take too long.</summary>
    public static LensReading? Of(Decoder decoder, int[] ids, CancellationToken cancellationToken)
    {
        var config = decoder.Config;
        var places = 1 + (config.n_layers * (config.d_mlp > 0 ? 2 : 1));
        if ((double)places * ids.Length * config.d_model * config.d_vocab > MostProducts) return null;
        var own = Read(LensNorm.Recomputed);
        return new([.. own.Select(c => c.HookPoint).Distinct(StringComparer.Ordinal)], Cells(own), Cells(Read(LensNorm.Final)));

        IReadOnlyList<LensCell> Read(LensNorm norm) => ResidualLens.Read(decoder, ids, new LensOptions { Norm = norm, Top = 1 }, cancellationToken);
    }

    private static LensCells Cells(IReadOnlyList<LensCell> cells) => new([.. cells.Select(c => c.Top[0].Token)], [.. cells.Select(c => (float)c.Top[0].Probability)]);
}
