using Interp.Domain.Library;

namespace Interp.Web.Library;

/// <summary>How forms offer corpora: each with the models that can read it, and the newest that one can first.</summary>
public static class CorpusChoice
{
    /// <summary>The newest corpus that a model here can read, and the first such model; without one the first model and no corpus.</summary>
    /// <param name="models">At least one.</param>
    /// <param name="corpora">May be empty.</param>
    public static (ModelSummary Model, CorpusSummary? Corpus) Pair(IReadOnlyList<ModelSummary> models, IReadOnlyList<CorpusSummary> corpora)
    {
        var newest = corpora.OrderByDescending(c => c.Number).FirstOrDefault(c => models.Any(c.Fits));
        return newest is null ? (models[0], null) : (models.First(newest.Fits), newest);
    }

    /// <summary>That pair as the choices of a form without script: model and hook point with a space between them, and the corpus.</summary>
    public static (string? Place, string? Corpus) Place(IReadOnlyList<ModelSummary> models, IReadOnlyList<CorpusSummary> corpora)
    {
        ArgumentNullException.ThrowIfNull(models);
        if (models.Count == 0) return (null, null);
        var (model, corpus) = Pair(models, corpora);
        return (model.HookPoints is [var first, ..] ? $"{model.Name} {first.Name}" : null, corpus?.Name);
    }

    /// <summary>The corpora that a model can read, the newest first.</summary>
    public static IReadOnlyList<CorpusSummary> For(ModelSummary model, IReadOnlyList<CorpusSummary> corpora) => [.. corpora.Where(c => c.Fits(model)).OrderByDescending(c => c.Number)];

    /// <summary>For example <c>Mini-Pile, for mini-pile-1l</c>; a title that says it already stays as it is.</summary>
    public static string Words(CorpusSummary corpus, IReadOnlyList<ModelSummary> models)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        var readers = models.Where(corpus.Fits).Select(m => m.Name).Order(StringComparer.Ordinal).ToList();
        if (readers.Count == 0) return $"{corpus.Title}, in tokens of its own";
        return readers.TrueForAll(r => corpus.Title.Contains("for-" + r, StringComparison.Ordinal)) ? corpus.Title : $"{corpus.Title}, for {string.Join(" and ", readers)}";
    }

    /// <summary>The form that builds the mini-pile in a model's tokens, filled in.</summary>
    public static string BuildAddress(ModelSummary model)
    {
        ArgumentNullException.ThrowIfNull(model);
        const string Recipe = BuildCorpusParameters.MiniPile;
        return $"{NewCorpusPage.Address}?source={Recipe}&tokenizer={Uri.EscapeDataString(model.Name)}&name={CorpusNames.For(Recipe, model.Name)}";
    }
}
