namespace Interp.Analysis.Dictionaries;

/// <summary>What a build of dashboards is doing.</summary>
public enum DashboardStage
{
    /// <summary>The pass over the text: encode and tally.</summary>
    Pass,

    /// <summary>The causal ablations of the examples that the pass has chosen.</summary>
    Ablations,
}
