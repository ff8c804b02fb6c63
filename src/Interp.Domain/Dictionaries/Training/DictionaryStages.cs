using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>The stages around a dictionary, beside its training.</summary>
[JobStage(Harvest, "Harvest activations", Counts = "rows")]
[JobStage(Evaluate, "Evaluate on held-out text", Counts = "tokens")]
[JobStage(Dashboards, "Build dashboards", Counts = "tokens")]
[JobStage(Ablations, "Take features out of their examples", Counts = "tokens")]
[JobStage(Publish, "Publish")]
public static class DictionaryStages
{
    /// <summary>Activations of the corpus go to disk.</summary>
    public const string Harvest = "harvest";

    /// <summary>Measures on text that was not trained on.</summary>
    public const string Evaluate = "evaluate";

    /// <summary>Examples, histograms and logits of every feature.</summary>
    public const string Dashboards = "dashboards";

    /// <summary>What each example loses without its feature.</summary>
    public const string Ablations = "ablations";

    /// <summary>Rows go into the database.</summary>
    public const string Publish = "publish";
}
