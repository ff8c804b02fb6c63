using Interp.Domain.Circuits;
using Interp.Domain.Library;

namespace Interp.Web.Circuits;

/// <summary>One head's attention as it is drawn: a weight for each query and each key up to it.</summary>
/// <param name="Queries">The tokens, in order; they are the keys too.</param>
/// <param name="Source">Whose attention it is.</param>
/// <param name="Weighted">Whether weights are multiplied by the length of the values.</param>
public sealed record HeadPattern(TokenText[] Queries, PatternSource Source, bool Weighted)
{
    private float[] Values { get; init; } = [];

    /// <summary>0 to 1; from −1 for a difference.</summary>
    public float this[int query, int key] => Values[(query * (query + 1) / 2) + key];

    /// <summary>The pattern of a head; null where there is none of this kind.</summary>
    /// <param name="sheet">What the model did.</param>
    /// <param name="head">Number of the head among all.</param>
    /// <param name="source">Whose attention; a difference needs prompts of one length.</param>
    /// <param name="weighted">Multiplied by ‖v‖, the largest of the prompt being 1.</param>
    public static HeadPattern? Of(PromptSheet sheet, int head, PatternSource source, bool weighted) => source switch
    {
        PatternSource.Clean => new(sheet.Clean.Tokens, source, weighted) { Values = Weights(sheet.Clean, head, weighted) },
        _ when sheet.Corrupted is null => null,
        PatternSource.Corrupted => new(sheet.Corrupted.Tokens, source, weighted) { Values = Weights(sheet.Corrupted, head, weighted) },
        _ when !sheet.SameLength => null,
        _ => new(sheet.Clean.Tokens, source, weighted)
        {
            Values = [.. Weights(sheet.Clean, head, weighted).Zip(Weights(sheet.Corrupted, head, weighted), (a, b) => a - b)],
        },
    };

    private static float[] Weights(PromptSide side, int head, bool weighted)
    {
        var tokens = side.Tokens.Length;
        float[] weights = [.. side.Attention.Head(head, tokens).ToArray().Select(b => b / 255f)];
        if (!weighted) return weights;
        var norms = side.Attention.Norms(head, tokens);
        var largest = 0f;
        foreach (var norm in norms) largest = Math.Max(largest, norm);
        if (largest <= 0) return weights;
        for (int query = 0, at = 0; query < tokens; query++)
        {
            for (var key = 0; key <= query; key++) weights[at++] *= norms[key] / largest;
        }

        return weights;
    }
}
