using Interp.Analysis.Language;
using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>The features of a text, token by token.</summary>
/// <param name="Codes">One row for each token of the text.</param>
/// <param name="Windows">How the text was laid before the model.</param>
/// <param name="Parts">One row for each token of each window, context included.</param>
public sealed record TextReading(SparseCodes Codes, IReadOnlyList<TextWindow> Windows, IReadOnlyList<SparseCodes> Parts)
{
    /// <summary>Runs the model over a text and encodes what it has at the hook point.</summary>
    /// <param name="decoder">The model.</param>
    /// <param name="dictionary">Reads at <paramref name="hookPoint"/>.</param>
    /// <param name="hookPoint">For example <c>blocks.0.mlp.hook_post</c>.</param>
    /// <param name="tokens">Of the text, at least one, without the beginning-of-text token.</param>
    /// <param name="beginning">The token that stands before a document's first, or -1; it carries no features, as in training.</param>
    /// <param name="cancellationToken">Looked at before each window.</param>
    public static TextReading Read(
        Decoder decoder, SparseAutoencoder dictionary, string hookPoint, IReadOnlyList<int> tokens, int beginning, CancellationToken cancellationToken)
    {
        if (tokens.Count == 0) throw new ArgumentException("A text needs at least one token.", nameof(tokens));
        return Read(decoder, dictionary, hookPoint, tokens, TextWindow.Cover(tokens.Count, decoder.Config.n_ctx, beginning >= 0), beginning, beginning, cancellationToken);
    }

    /// <summary>The same in windows of the caller's choice; tokens equal to <paramref name="silentToken"/> carry no features.</summary>
    internal static TextReading Read(
        Decoder decoder, SparseAutoencoder dictionary, string hookPoint, IReadOnlyList<int> tokens, IReadOnlyList<TextWindow> windows, int beginning, int silentToken,
        CancellationToken cancellationToken)
    {
        using var noGradients = torch.no_grad();
        var parts = windows.Select(window =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return WithoutSilent(Encode(decoder, dictionary, hookPoint, tokens, beginning, window), tokens, window, silentToken);
        }).ToArray();
        return new(Joined(windows, parts), windows, parts);
    }

    /// <summary>The feature's activation on each token.</summary>
    public float[] Track(int feature) => Track(Codes, feature);

    /// <summary>The feature's activation on each row.</summary>
    internal static float[] Track(SparseCodes codes, int feature)
    {
        var track = new float[codes.RowCount];
        for (var row = 0; row < track.Length; row++)
        {
            var place = codes.FeaturesOf(row).BinarySearch(feature);
            if (place >= 0) track[row] = codes.ValuesOf(row)[place];
        }

        return track;
    }

    /// <summary>The ids of a window as the model gets them.</summary>
    internal static long[] Ids(IReadOnlyList<int> tokens, int beginning, TextWindow window)
    {
        var text = tokens.Skip(window.Start).Take(window.Count).Select(t => (long)t);
        return window.Marked ? [beginning, .. text] : [.. text];
    }

    private static SparseCodes Encode(Decoder decoder, SparseAutoencoder dictionary, string hookPoint, IReadOnlyList<int> tokens, int beginning, TextWindow window)
    {
        using var scope = torch.NewDisposeScope();
        var ids = Ids(tokens, beginning, window);
        using var cache = decoder.RunWithCache(torch.tensor(ids).reshape(1, ids.Length), SiteInputs.HookPoints(dictionary, hookPoint));
        return dictionary.Encode(SiteInputs.Of(dictionary, hookPoint, cache).narrow(0, ids.Length - window.Count, window.Count).contiguous());
    }

    private static SparseCodes WithoutSilent(SparseCodes codes, IReadOnlyList<int> tokens, TextWindow window, int silentToken)
    {
        if (!Enumerable.Range(window.Start, window.Count).Any(i => tokens[i] == silentToken)) return codes;
        List<int> offsets = [0], features = [];
        List<float> values = [];
        for (var row = 0; row < codes.RowCount; row++)
        {
            if (tokens[window.Start + row] != silentToken)
            {
                features.AddRange(codes.FeaturesOf(row));
                values.AddRange(codes.ValuesOf(row));
            }

            offsets.Add(features.Count);
        }

        return new([.. offsets], [.. features], [.. values]);
    }

    private static SparseCodes Joined(IReadOnlyList<TextWindow> windows, SparseCodes[] parts)
    {
        if (parts is [var only]) return only;
        List<int> offsets = [0], features = [];
        List<float> values = [];
        for (var i = 0; i < parts.Length; i++)
        {
            for (var row = windows[i].KeptFrom - windows[i].Start; row < windows[i].Count; row++)
            {
                features.AddRange(parts[i].FeaturesOf(row));
                values.AddRange(parts[i].ValuesOf(row));
                offsets.Add(features.Count);
            }
        }

        return new([.. offsets], [.. features], [.. values]);
    }
}

/// <summary>A stretch of a text that is laid before the model at once.</summary>
/// <param name="Start">Its first token.</param>
/// <param name="Count">Its tokens.</param>
/// <param name="KeptFrom">The first token whose values are taken from this window; those before it are context only.</param>
/// <param name="Marked">Whether the beginning-of-text token stands in front.</param>
public sealed record TextWindow(int Start, int Count, int KeptFrom, bool Marked)
{
    /// <summary>The token after its last.</summary>
    public int End => Start + Count;

    /// <summary>
    /// Covers a text: one window where it fits; else each later window begins half a context before the tokens it is there for, so that
    /// each of those has at least half a context before it.
    /// </summary>
    /// <param name="tokens">Length of the text.</param>
    /// <param name="context">Tokens that the model sees at once, at least 2.</param>
    /// <param name="mark">Whether the model expects a beginning-of-text token.</param>
    public static IReadOnlyList<TextWindow> Cover(int tokens, int context, bool mark)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(context, 2);
        List<TextWindow> windows = [new(0, Math.Min(tokens, mark ? context - 1 : context), 0, mark)];
        while (windows[^1].End < tokens)
        {
            var from = windows[^1].End;
            var start = from - (context / 2);
            windows.Add(new(start, Math.Min(context, tokens - start), from, Marked: false));
        }

        return windows;
    }
}
