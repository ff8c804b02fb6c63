using Interp.Domain.Circuits;

namespace Interp.Api.Tests.Dictionaries;

/// <summary>What stand-in workers say of a prompt: six tokens, two layers of two heads, every number known.</summary>
internal static class MadeUpPrompts
{
    private const int Layers = 2;
    private const int Heads = 2;
    private static readonly string[] Places = ["blocks.0.hook_resid_pre", "blocks.0.hook_resid_mid", "blocks.0.hook_resid_post", "blocks.1.hook_resid_mid", "blocks.1.hook_resid_post"];

    public static PromptLabAnswer Of(PromptLabQuestion question) => new(
        Layers, Heads, Reading([0, 2, 6, 1, 2, 6], 204, 2.5f), question.Corrupted is null ? null : Reading([0, 2, 6, 1, 2, 1], 102, 0.5f),
        question.Answer is null ? null : 6, question.Wrong is null ? null : 1, []);

    private static LabReading Reading(int[] tokens, byte previous, float difference) => new(
        tokens, [new(6, 3, 0.5f), new(1, 0.5f, 0.25f), new(2, 0, 0.125f)], new(new(3, 0.5f, 1), new(3 - difference, 0.25f, 2), difference),
        new([.. Enumerable.Range(0, Layers * Heads).SelectMany(head => Pattern(tokens.Length, head == 1 ? previous : (byte)0))], [.. Enumerable.Range(0, Layers * Heads * tokens.Length).Select(i => 1f + (i % tokens.Length))]),
        new([new("embed", null, null, 0.25), .. Parts(difference)], difference), new(Places, Lens(tokens.Length, 6), Lens(tokens.Length, 1)));

    /// <summary>Head 0.1 looks at the token before it; the others look at all alike.</summary>
    private static IEnumerable<byte> Pattern(int tokens, byte previous) =>
        from query in Enumerable.Range(0, tokens)
        from key in Enumerable.Range(0, query + 1)
        select previous == 0 || query == 0 ? (byte)(255 / (query + 1)) : key == query - 1 ? previous : key == query ? (byte)(255 - previous) : (byte)0;

    private static IEnumerable<LogitPart> Parts(float difference) =>
        from layer in Enumerable.Range(0, Layers)
        from part in new LogitPart[] { new($"{layer}.0", layer, 0, -0.5), new($"{layer}.1", layer, 1, layer == 0 ? difference : 0.125), new($"mlp {layer}", layer, null, layer == 0 ? 0.5 : 0.125) }
        select part;

    private static LensCells Lens(int tokens, int last) => new(
        [.. Enumerable.Range(0, Places.Length * tokens).Select(i => i % 8 == 7 ? last : i % 8)], [.. Enumerable.Range(0, Places.Length * tokens).Select(i => i / (float)(Places.Length * tokens))]);
}
