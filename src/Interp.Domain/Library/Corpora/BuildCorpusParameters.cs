using Interp.Domain.Platform;

namespace Interp.Domain.Library;

/// <summary>Tokenises text into a corpus.</summary>
/// <param name="Name">Slug of the new corpus.</param>
/// <param name="Title">Title for people; null for the name.</param>
/// <param name="Source"><c>mini-pile</c> for the built-in recipe, <c>ioi-mix</c> for its English mixed with stories of names, <c>text</c> for one's own files.</param>
/// <param name="Path">For <c>text</c>: a file or folder below the data folder's <c>uploads</c>, of plain text or JSONL.</param>
/// <param name="Corpus">For <c>ioi-mix</c>: name of the corpus whose English is mixed in, a mini-pile.</param>
/// <param name="Tokenizer">Name of the model whose tokenizer to use; null to train one for <c>mini-pile</c>. <c>ioi-mix</c> always has its own.</param>
/// <param name="Seed">Seed of the order of documents.</param>
/// <param name="Stories">For <c>ioi-mix</c>: how many stories are written; null for the recipe's own number. Fewer are a smaller corpus, sooner.</param>
/// <param name="CohortId">The cohort it is made for.</param>
public sealed record BuildCorpusParameters(string Name, string? Title, string Source, string? Path, string? Corpus, string? Tokenizer, long Seed, int? Stories, int? CohortId)
{
    /// <summary>The built-in recipe under its own name.</summary>
    public static BuildCorpusParameters Default { get; } = new(MiniPile, Title: null, MiniPile, Path: null, Corpus: null, Tokenizer: null, Seed: 1, Stories: null, CohortId: null);

    /// <summary>The built-in recipe.</summary>
    public const string MiniPile = "mini-pile";

    /// <summary>The mini-pile's English mixed with generated stories of names: what the model of the lesson on two names is trained on.</summary>
    public const string IoiMix = "ioi-mix";

    /// <summary>One's own text.</summary>
    public const string Text = "text";

    private const int LeastStories = 1000;
    private const int MostStories = 1_000_000;

    /// <summary>All that is wrong with these parameters; empty when nothing is.</summary>
    public IReadOnlyList<ParameterProblem> Validate()
    {
        var check = new ParameterChecks();
        check.Slug("name", Name ?? string.Empty);
        check.Length("title", Title, 200);
        check.That(Source is MiniPile or IoiMix or Text, "source", "Choose mini-pile, ioi-mix or text.");
        check.That(Source != Text || IsInside(Path), "path", "Give a relative path below the uploads folder, without '..'.");
        check.That(Source != IoiMix || Corpus is not null, "corpus", "Name the mini-pile whose English is mixed in.");
        check.That(Source == IoiMix || Corpus is null, "corpus", "Only ioi-mix is made from another corpus; leave it out.");
        check.That(Source != IoiMix || Tokenizer is null, "tokenizer", "The mix is given a tokenizer of its own; leave it out.");
        check.That(Source != Text || Tokenizer is not null, "tokenizer", "Name the model whose tokenizer to use.");
        check.That(Source == IoiMix || Stories is null, "stories", "Only ioi-mix has generated stories; leave it out.");
        check.Range("stories", Stories ?? LeastStories, LeastStories, MostStories);
        check.That(Seed >= 0, "seed", "Give a seed of 0 or more.");
        return check.Problems;
    }

    private static bool IsInside(string? path) =>
        !string.IsNullOrWhiteSpace(path) && !System.IO.Path.IsPathRooted(path) && !path.Split('/', '\\').Contains("..", StringComparer.Ordinal);
}
