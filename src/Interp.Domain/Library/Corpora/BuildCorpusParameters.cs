using System.ComponentModel.DataAnnotations;
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
[JobKind(BuildCorpusParameters.Kind, Title = "Corpus building", About = "Text, tokenised once, that models and dictionaries are trained on.", Onward = "Train a dictionary on it", Permission = Permission.Train)]
public sealed record BuildCorpusParameters(
    [property: Display(Name = ParameterWords.Name, Description = "Lower-case letters, digits and hyphens", GroupName = ParameterWords.Access), Slug] string Name,
    [property: Display(Name = ParameterWords.Title, Description = "For people; left empty, the name", GroupName = ParameterWords.Access), MaxLength(ParameterWords.LongestTitle)] string? Title,
    [property: Display(Name = "Source", Description = "What it is made of"), AllowedValues(BuildCorpusParameters.MiniPile, BuildCorpusParameters.IoiMix, BuildCorpusParameters.Text)] string Source,
    [property: Display(Name = "Path", Description = "For text: a path in the worker’s uploads folder")] string? Path,
    [property: Display(Name = "Mixed from", Description = "For stories of names: the mini-pile")] string? Corpus,
    [property: Display(Name = "Tokenizer", Description = "Name of the model whose tokenizer to use; stories have their own")] string? Tokenizer,
    [property: Display(Name = ParameterWords.Seed, Description = "Of the order of documents and of every draw"), Range(0, long.MaxValue, ErrorMessage = ParameterWords.SeedRefusal)] long Seed,
    [property: Display(Name = "Stories", Description = "For stories of names; fewer are a smaller corpus, sooner"), Range(1_000, 1_000_000)] int? Stories,
    [property: Display(Name = ParameterWords.Cohort, Description = ParameterWords.CohortHelp, GroupName = ParameterWords.Access)] int? CohortId)
{
    /// <summary>The name of the kind.</summary>
    public const string Kind = "build-corpus";

    /// <summary>The built-in recipe under its own name.</summary>
    public static BuildCorpusParameters Default { get; } = new(MiniPile, Title: null, MiniPile, Path: null, Corpus: null, Tokenizer: null, Seed: 1, Stories: null, CohortId: null);

    /// <summary>The built-in recipe.</summary>
    public const string MiniPile = "mini-pile";

    /// <summary>The mini-pile's English mixed with generated stories of names: what the model of the lesson on two names is trained on.</summary>
    public const string IoiMix = "ioi-mix";

    /// <summary>One's own text.</summary>
    public const string Text = "text";

    /// <summary>All that is wrong with these parameters; empty when nothing is.</summary>
    public IReadOnlyList<ParameterProblem> Validate()
    {
        var check = new ParameterChecks();
        check.Values(this);
        check.That(Source != Text || IsInside(Path), "path", "Give a relative path below the uploads folder, without '..'.");
        check.That(Source != IoiMix || Corpus is not null, "corpus", "Name the mini-pile whose English is mixed in.");
        check.That(Source == IoiMix || Corpus is null, "corpus", "Only ioi-mix is made from another corpus; leave it out.");
        check.That(Source != IoiMix || Tokenizer is null, "tokenizer", "The mix is given a tokenizer of its own; leave it out.");
        check.That(Source != Text || Tokenizer is not null, "tokenizer", "Name the model whose tokenizer to use.");
        check.That(Source == IoiMix || Stories is null, "stories", "Only ioi-mix has generated stories; leave it out.");
        return check.Problems;
    }

    private static bool IsInside(string? path) =>
        !string.IsNullOrWhiteSpace(path) && !System.IO.Path.IsPathRooted(path) && !path.Split('/', '\\').Contains("..", StringComparer.Ordinal);
}
