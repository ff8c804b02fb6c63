using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using Interp.Domain.Circuits;

namespace Interp.Workers.Circuits;

/// <summary>The logit difference of one prompt taken apart.</summary>
internal static class PromptParts
{
    /// <summary>Null without a token to compare with.</summary>
    public static LogitParts? Of(Decoder decoder, int[] ids, int? answer, int? wrong, CancellationToken cancellationToken)
    {
        if (answer is not { } right || wrong is not { } other) return null;
        var found = DirectLogitAttribution.Compute(decoder, new PromptBatch([new TokenPair(ids, ids, right, other)]), cancellationToken: cancellationToken);
        return new([.. found.Components.Zip(found.Values[0], (c, value) => new LogitPart(c.ToString(), Number(c.Layer), Number(c.Head), value))], found.LogitDifference[0]);
    }

    private static int? Number(int index) => index < 0 ? null : index;
}
