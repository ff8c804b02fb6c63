using Interp.Analysis.Language;
using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>What a dictionary reads of a pass of the model: one hook point, or the sites of a crosscoder side by side.</summary>
public static class SiteInputs
{
    /// <summary>The hook points to keep in a pass.</summary>
    /// <param name="dictionary">Any dictionary.</param>
    /// <param name="hookPoint">Where it belongs when it is of one place; a crosscoder knows its own.</param>
    public static string[] HookPoints(SparseAutoencoder dictionary, string hookPoint) =>
        dictionary.Settings.Sites is { } sites ? [.. sites.Select(site => site.HookPoint)] : [hookPoint];

    /// <summary>Its input at every token, <c>[batch · pos, d_in]</c>.</summary>
    /// <param name="dictionary">Any dictionary.</param>
    /// <param name="hookPoint">As above.</param>
    /// <param name="cache">Of a pass that kept the hook points.</param>
    public static torch.Tensor Of(SparseAutoencoder dictionary, string hookPoint, ActivationCache cache)
    {
        torch.Tensor[] parts = Array.ConvertAll(HookPoints(dictionary, hookPoint), name => Rows(cache[name]));
        return parts.Length == 1 ? parts[0].contiguous() : torch.cat(parts, 1);
    }

    /// <summary>Numbers in one input that a model gives, all sites together.</summary>
    /// <exception cref="ArgumentException">The model has no such hook point.</exception>
    public static int Width(SparseAutoencoder dictionary, string hookPoint, Decoder decoder) =>
        HookPoints(dictionary, hookPoint).Sum(name => decoder.HookPoint(name).VectorWidth);

    private static torch.Tensor Rows(torch.Tensor value) => value.reshape(value.shape[0] * value.shape[1], -1);
}
