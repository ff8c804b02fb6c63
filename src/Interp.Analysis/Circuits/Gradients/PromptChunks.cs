using Interp.Analysis.Language;

namespace Interp.Analysis.Circuits;

/// <summary>A batch in parts that fit a bound of memory.</summary>
internal static class PromptChunks
{
    /// <param name="prompts">The whole.</param>
    /// <param name="bytesPerToken">What one token of a part costs.</param>
    /// <param name="bound">Bytes for a part; one prompt is run whatever it costs.</param>
    public static IEnumerable<PromptBatch> Of(PromptBatch prompts, long bytesPerToken, long bound)
    {
        var count = (int)Math.Clamp(bound / Math.Max(1, bytesPerToken * prompts.Length), 1, prompts.Count);
        return prompts.Pairs.Chunk(count).Select(pairs => new PromptBatch(pairs));
    }
}
